#include "app/ui/links/link_offers.h"

#include "app/links/link_opener.h"
#include "app/ui/links/open_link_dialog.h"
#include "app/ui/warning.h"
#include "bridge/core/limits.h"

#include <QWebEnginePage>
#include <QWebEngineView>

namespace portcullis {

LinkOffers::LinkOffers(const QString& resourceName, QWebEngineView& view, LinkOpener* opener)
    : QObject(&view), m_resourceName(resourceName), m_view(view), m_opener(opener), m_clicks(view)
{
}

LinkOffers::~LinkOffers() = default;

void LinkOffers::follow(const QWebEnginePage& page)
{
    withdraw();
    m_pointed.clear();
    connect(&page, &QWebEnginePage::linkHovered, this, [this](const QString& address) {
        // The pointer has only left it for the dialog, behind which it is still there.
        if (m_dialog)
            return;
        m_pointed = address;
        offerIfClicked();
    });
}

void LinkOffers::withdraw()
{
    m_wanted.reset();
    m_clicks.forget();
    if (m_dialog)
        m_dialog->reject();
}

void LinkOffers::consider(const QUrl& url)
{
    m_wanted = url;
    m_wantedUntil.setRemainingTime(limits::linkMatchTime);
    offerIfClicked();
}

void LinkOffers::offerIfClicked()
{
    const bool isPossible = m_opener && m_opener->isOffering() && !m_dialog;
    if (!isPossible || !m_wanted || m_wantedUntil.hasExpired() || m_pointed.isEmpty())
        return;
    // Both are written by the same means from what the engine has.
    if (!m_wanted->isEmpty() && m_wanted->toString() != m_pointed)
        return;
    const QUrl url = m_wanted->isEmpty() ? QUrl(m_pointed) : *m_wanted;
    const auto link = OutsideLink::check(url);
    m_wanted.reset();
    if (link && m_clicks.take())
        offer(*link);
}

void LinkOffers::offer(const OutsideLink& link)
{
    m_dialog = new OpenLinkDialog(m_resourceName, link, &m_view);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::accepted, this, [this, link] { open(link); });
    m_dialog->open();
}

void LinkOffers::open(const OutsideLink& link)
{
    m_opener->open(link).then(&m_view, [view = &m_view](bool isOpened) {
        if (!isOpened)
            showWarning(view,
                tr("The link could not be opened. Check that xdg-utils is installed and that the "
                   "desktop has a program for such links."));
    });
}

} // namespace portcullis
