#pragma once

#include "app/library/library.h"

#include <QFrame>

namespace portcullis {

//! \brief One resource in the library: icon, name, version, description, what it asks for.
//!
//! It can have the keyboard's focus: Enter opens the resource.
class ResourceCard : public QFrame {
    Q_OBJECT

public:
    explicit ResourceCard(const LibraryItem& item, QWidget* parent = nullptr);

    const QString& id() const { return m_id; }

    //! Whether \a text is part of its name, description, author or id, whatever its case.
    bool matches(const QString& text) const;

Q_SIGNALS:
    void openRequested();
    void detailsRequested();

protected:
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLayout* createTitle(const LibraryItem& item);
    QLayout* createButtons(const LibraryItem& item);

    QString m_id;
    QString m_searched; // what matches() looks through
    bool m_isEnabled;
};

} // namespace portcullis
