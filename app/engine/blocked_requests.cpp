#include "app/engine/blocked_requests.h"

#include "bridge/core/limits.h"

#include <QRegularExpression>

namespace portcullis {
namespace {

//! Chromium's words, in their older and their newer form (`Refused to load the image '...' because
//! it violates`, `Loading the image '...' violates`); it writes no more than 1024 characters of the
//! URL.
QUrl reportedUrl(const QString& line)
{
    static const QRegularExpression report(QStringLiteral(
        "^[A-Z][a-z]{1,20} (?:[a-z]{1,20} ){0,6}'([^']{1,2048})' (?:in a new window|"
        "(?:because it )?violates the following Content Security Policy directive)"));
    return QUrl(report.match(line).captured(1));
}

} // namespace

BlockedRequests::BlockedRequests(QObject* parent) : QObject(parent), m_telling(this)
{
    m_telling.setSingleShot(true);
    m_telling.setInterval(limits::contactsInterval);
    connect(&m_telling, &QTimer::timeout, this, &BlockedRequests::tell);
}

BlockedRequests::~BlockedRequests()
{
    tell();
}

void BlockedRequests::add(const QUrl& url)
{
    m_log.addRefused(url, ContactRefusal::Engine);
    if (!m_telling.isActive())
        m_telling.start();
}

void BlockedRequests::addReported(const QString& line)
{
    if (const QUrl url = reportedUrl(line); !url.isEmpty())
        add(url);
}

void BlockedRequests::tell()
{
    const Contacts contacts = m_log.take();
    if (!contacts.isEmpty())
        Q_EMIT contacted(contacts);
}

} // namespace portcullis
