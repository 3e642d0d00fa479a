#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QWebEnginePage;
class QWebEngineView;
QT_END_NAMESPACE

namespace portcullis {

//! \brief The engine's developer tools for one resource, in a window of their own.
//!
//! They are pages of the engine itself and need no network; they have none either.
class DeveloperTools : public QWidget {
    Q_OBJECT

public:
    //! A window of its own that belongs to \a parent.
    DeveloperTools(const QString& resourceName, QWidget* parent);
    ~DeveloperTools() override;

    //! Shows \a page from now on, which must live until the next call or this ends.
    void inspect(QWebEnginePage* page);

private:
    QWebEngineView* m_view;
};

} // namespace portcullis
