#include "app/history/contact_record.h"

#include <QCoreApplication>
#include <QDateTime>

#include <chrono>

namespace portcullis {
namespace {

constexpr std::chrono::seconds writeInterval{3};
constexpr std::chrono::hours purgeInterval{24};

void addTo(Contact& sum, const Contact& more)
{
    sum.count += more.count;
    sum.first = qMin(sum.first, more.first);
    sum.last = qMax(sum.last, more.last);
    sum.traffic += more.traffic;
}

} // namespace

ContactRecord::ContactRecord(const QString& dataFolder, int keepDays, QObject* parent)
    : QObject(parent), m_store(dataFolder), m_keepDays(keepDays), m_writing(this), m_purging(this)
{
    m_writing.setSingleShot(true);
    m_writing.setInterval(writeInterval);
    connect(&m_writing, &QTimer::timeout, this, &ContactRecord::write);
    connect(&m_purging, &QTimer::timeout, this, &ContactRecord::purge);
    m_purging.start(purgeInterval);
    purge();
}

ContactRecord::~ContactRecord()
{
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
    write();
}

void ContactRecord::add(const QString& resource, const Contacts& contacts)
{
    if (m_keepDays == 0 || contacts.isEmpty())
        return;
    for (const Contact& contact : contacts.list) {
        const QDate day = QDateTime::fromMSecsSinceEpoch(contact.last).date();
        const Key key{resource, day, contact.origin, contact.outcome, contact.why};
        const auto known = m_waiting.find(key);
        int& waiting = m_waitingOf[{resource, contact.outcome}];
        if (known != m_waiting.end()) {
            addTo(known->second.contact, contact);
        } else if (waiting < maxWaiting) {
            m_waiting.emplace(key, RecordedContact{resource, day, contact});
            ++waiting;
        } else {
            m_leftOut[resource] += contact.count;
        }
    }
    if (contacts.leftOut > 0)
        m_leftOut[resource] += contacts.leftOut;
    if (!m_writing.isActive())
        m_writing.start();
}

void ContactRecord::setKeepDays(int days)
{
    m_keepDays = days;
    purge();
}

void ContactRecord::remove(const QString& resource)
{
    std::erase_if(m_waiting, [&resource](const auto& entry) {
        return resource.isEmpty() || entry.second.resource == resource;
    });
    std::erase_if(m_waitingOf, [&resource](const auto& entry) {
        return resource.isEmpty() || entry.first.first == resource;
    });
    std::erase_if(m_leftOut,
        [&resource](const auto& entry) { return resource.isEmpty() || entry.first == resource; });
    note(m_store.remove(resource));
    Q_EMIT changed();
}

void ContactRecord::write()
{
    m_writing.stop();
    if (m_waiting.empty() && m_leftOut.empty())
        return;
    ContactBatch batch{{}, m_leftOut};
    for (const auto& [key, contact] : m_waiting)
        batch.contacts.push_back(contact);
    const Result<void, QString> done = m_store.add(batch);
    note(done);
    if (!done) {
        m_writing.start();
        return;
    }
    m_hasFailed = false;
    m_waiting.clear();
    m_waitingOf.clear();
    m_leftOut.clear();
    Q_EMIT changed();
}

std::vector<RecordedContact> ContactRecord::entries(const ContactFilter& filter)
{
    write();
    auto found = m_store.entries(filter);
    note(found ? Result<void, QString>() : found.error());
    return found ? std::move(found).value() : std::vector<RecordedContact>();
}

QStringList ContactRecord::resources()
{
    write();
    const Result<QStringList, QString> ids = m_store.resources();
    note(ids ? Result<void, QString>() : ids.error());
    return ids ? *ids : QStringList();
}

qint64 ContactRecord::leftOut(const QString& resource)
{
    write();
    const Result<qint64, QString> count = m_store.leftOut(resource);
    note(count ? Result<void, QString>() : count.error());
    return count ? *count : 0;
}

void ContactRecord::purge()
{
    if (m_keepDays == 0) {
        remove();
        return;
    }
    const QDateTime oldest = QDateTime::currentDateTime().addDays(-m_keepDays);
    note(m_store.removeBefore(oldest.toMSecsSinceEpoch()));
}

//! A disk that is full is full for long: one warning is enough until it has worked again.
void ContactRecord::note(const Result<void, QString>& done)
{
    if (!done && !m_hasFailed)
        qWarning("the history cannot be kept: %s", qUtf8Printable(done.error()));
    m_hasFailed = m_hasFailed || !done;
}

} // namespace portcullis
