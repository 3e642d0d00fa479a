#pragma once

#include "app/library/library.h"

#include <QScrollArea>

QT_BEGIN_NAMESPACE
class QGridLayout;
class QLabel;
class QLineEdit;
class QVBoxLayout;
QT_END_NAMESPACE

namespace portcullis {

class ResourceCard;

//! \brief All resources as cards, with a search, and what could not be loaded.
class LibraryGrid : public QScrollArea {
    Q_OBJECT

public:
    explicit LibraryGrid(QWidget* parent = nullptr);

    //! Shows what \a library has now.
    void show(const Library& library);

    void focusSearch();

Q_SIGNALS:
    void openRequested(const QString& id);
    void detailsRequested(const QString& id);
    //! The user wants to install something.
    void packagesRequested();
    void folderRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* createHeader();
    QWidget* createWelcome();
    QWidget* createErrors(const QStringList& errors);
    void addCard(const LibraryItem& item);
    void arrangeCards();
    int columnCount() const;

    QWidget* m_page;
    QVBoxLayout* m_column;
    QLineEdit* m_search;
    QWidget* m_welcome;
    QLabel* m_intro;
    QLabel* m_noMatch;
    QGridLayout* m_grid;
    QWidget* m_errors = nullptr;
    QList<ResourceCard*> m_cards;
};

} // namespace portcullis
