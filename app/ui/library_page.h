#pragma once

#include "app/library/resource_library.h"

#include <QScrollArea>

QT_BEGIN_NAMESPACE
class QGridLayout;
QT_END_NAMESPACE

namespace portcullis {

//! \brief The resources that the user can open, as cards, and the folders that did not load.
class LibraryPage : public QScrollArea {
    Q_OBJECT

public:
    explicit LibraryPage(const ResourceLibrary& library, QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested(const portcullis::Resource& resource);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* createErrors(const QStringList& errors);
    void arrangeCards();

    QList<QWidget*> m_cards;
    QGridLayout* m_grid;
    int m_columns = 0;
};

} // namespace portcullis
