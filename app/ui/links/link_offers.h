#pragma once

#include "app/ui/links/link_clicks.h"

#include <QDeadlineTimer>
#include <QPointer>
#include <QUrl>

#include <optional>

QT_BEGIN_NAMESPACE
class QWebEnginePage;
class QWebEngineView;
QT_END_NAMESPACE

namespace portcullis {

class LinkOpener;
class OpenLinkDialog;
class OutsideLink;

//! \brief Offers the user to open a link of a resource in another program, if three agree: the
//! resource wanted to go there, the engine says that a link to it is under the pointer or has the
//! focus, and the user has clicked or pressed Return, which counts once.
//!
//! There is one offer at a time.
class LinkOffers : public QObject {
    Q_OBJECT

public:
    //! \param resourceName is a stranger's.
    //! \param view shows the resource, and owns this.
    //! \param opener must outlive this; null: nothing is offered.
    LinkOffers(const QString& resourceName, QWebEngineView& view, LinkOpener* opener);
    ~LinkOffers() override;

    //! \a page is shown from now on. What was offered before is withdrawn.
    void follow(const QWebEnginePage& page);

    //! \brief The resource wanted to go to \a url, which is empty if that is not known: then it is
    //! where the link leads.
    void consider(const QUrl& url);

    //! Nothing is offered until the next click.
    void withdraw();

private:
    void offerIfClicked();
    void offer(const OutsideLink& link);
    void open(const OutsideLink& link);

    QString m_resourceName;
    QWebEngineView& m_view;
    LinkOpener* m_opener;
    LinkClicks m_clicks;
    QString m_pointed; // the link's address as the engine shows it
    std::optional<QUrl> m_wanted;
    QDeadlineTimer m_wantedUntil;
    QPointer<OpenLinkDialog> m_dialog;
};

} // namespace portcullis
