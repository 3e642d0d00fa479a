#include "app/history/contact_store.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSet>

#include <array>

namespace portcullis {
namespace {

using Done = Result<void, QString>;

constexpr std::array outcomes{Outcome::Connected, Outcome::Failed, Outcome::Refused};

Outcome outcomeOf(const QString& name)
{
    for (const Outcome outcome : outcomes) {
        if (name == wireName(outcome))
            return outcome;
    }
    return Outcome::Refused;
}

template <typename T> Done doneIf(const Result<T, QString>& result)
{
    return result ? Done() : Done(result.error());
}

RecordedContact readRow(const QVariantList& row)
{
    const auto number = [&row](int column) { return row.value(column).toLongLong(); };
    const auto text = [&row](int column) { return row.value(column).toString(); };
    return {text(0), QDate::fromString(text(1), Qt::ISODate),
        {{text(2), text(3), int(number(4))}, outcomeOf(text(5)), text(6), number(7), number(8),
            number(9), {number(10), number(11), number(12), number(13)}}};
}

} // namespace

ContactStore::ContactStore(const QString& dataFolder)
    : m_path(QDir(dataFolder).filePath(QStringLiteral("history.db")))
{
}

bool ContactStore::exists() const
{
    return QFile::exists(m_path);
}

//! A file that has failed is closed, which undoes a transaction, and opened anew the next time,
//! when it may be found to be damaged.
Result<ContactStore::Answer, QString> ContactStore::run(
    const char* statement, const QVariantList& values)
{
    if (!m_file) {
        auto file = HistoryFile::open(m_path);
        if (!file)
            return file.error();
        m_file = std::move(file).value();
    }
    auto answer = m_file->run(statement, values);
    if (!answer)
        m_file.reset();
    return answer;
}

Done ContactStore::add(const ContactBatch& batch)
{
    if (batch.isEmpty())
        return {};
    if (const auto begun = run("BEGIN IMMEDIATE"); !begun)
        return begun.error();
    if (Done added = addAll(batch); !added)
        return added;
    return doneIf(run("COMMIT"));
}

Done ContactStore::addAll(const ContactBatch& batch)
{
    QSet<QString> resources;
    for (const RecordedContact& recorded : batch.contacts) {
        if (Done added = addOne(recorded); !added)
            return added;
        resources << recorded.resource;
    }
    for (const auto& [resource, count] : batch.leftOut) {
        if (Done added = addLeftOut(resource, count); !added)
            return added;
    }
    for (const QString& resource : resources) {
        if (Done trimmed = trim(resource); !trimmed)
            return trimmed;
    }
    return trimAll();
}

Done ContactStore::addOne(const RecordedContact& recorded)
{
    const Contact& contact = recorded.contact;
    const Traffic& traffic = contact.traffic;
    return doneIf(run("INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                      "ON CONFLICT DO UPDATE SET count = count + excluded.count, "
                      "first = min(first, excluded.first), last = max(last, excluded.last), "
                      "messages_received = messages_received + excluded.messages_received, "
                      "bytes_received = bytes_received + excluded.bytes_received, "
                      "messages_sent = messages_sent + excluded.messages_sent, "
                      "bytes_sent = bytes_sent + excluded.bytes_sent",
        {recorded.resource, recorded.day.toString(Qt::ISODate), contact.origin.scheme,
            contact.origin.host, contact.origin.port, wireName(contact.outcome), contact.why,
            contact.count, contact.first, contact.last, traffic.messagesReceived,
            traffic.bytesReceived, traffic.messagesSent, traffic.bytesSent}));
}

Done ContactStore::addLeftOut(const QString& resource, qint64 count)
{
    if (count == 0)
        return {};
    return doneIf(run("INSERT INTO left_out VALUES (?, ?, ?) "
                      "ON CONFLICT DO UPDATE SET count = count + excluded.count, "
                      "last = excluded.last",
        {resource, count, QDateTime::currentMSecsSinceEpoch()}));
}

Done ContactStore::trim(const QString& resource)
{
    qint64 gone = 0;
    for (const Outcome outcome : outcomes) {
        const auto removed
            = run("DELETE FROM contact WHERE rowid IN (SELECT rowid FROM contact "
                  "WHERE resource = ? AND outcome = ? ORDER BY last DESC LIMIT -1 OFFSET ?)",
                {resource, wireName(outcome), maxRowsOfOutcome});
        if (!removed)
            return removed.error();
        gone += removed->changed;
    }
    return addLeftOut(resource, gone);
}

//! What goes here is put down to nobody: it is the many resources that are too much.
Done ContactStore::trimAll()
{
    const auto removed = run("DELETE FROM contact WHERE rowid IN (SELECT rowid FROM contact "
                             "ORDER BY last DESC LIMIT -1 OFFSET ?)",
        {maxRows});
    return removed ? addLeftOut({}, removed->changed) : Done(removed.error());
}

Done ContactStore::removeBefore(qint64 time)
{
    if (!exists())
        return {};
    if (const auto removed = run("DELETE FROM contact WHERE last < ?", {time}); !removed)
        return removed.error();
    return doneIf(run("DELETE FROM left_out WHERE last < ?", {time}));
}

Done ContactStore::remove(const QString& resource)
{
    if (!exists())
        return {};
    for (const char* const statement : {"DELETE FROM contact WHERE ? = '' OR resource = ?",
             "DELETE FROM left_out WHERE ? = '' OR resource = ?"}) {
        if (const auto removed = run(statement, {resource, resource}); !removed)
            return removed.error();
    }
    // What was deleted is in the log still.
    return doneIf(run("PRAGMA wal_checkpoint(TRUNCATE)"));
}

Result<std::vector<RecordedContact>, QString> ContactStore::entries(const ContactFilter& filter)
{
    if (!exists())
        return std::vector<RecordedContact>();
    const QString text = filter.text.toLower();
    const auto found = run("SELECT * FROM contact WHERE (? = '' OR resource = ?) "
                           "AND (? = '' OR instr(host, ?) > 0) "
                           "AND (? = 0 OR outcome = 'refused') ORDER BY last DESC LIMIT ?",
        {filter.resource, filter.resource, text, text, filter.refusedOnly ? 1 : 0, filter.atMost});
    if (!found)
        return found.error();
    std::vector<RecordedContact> contacts;
    contacts.reserve(found->rows.size());
    for (const QVariantList& row : found->rows)
        contacts.push_back(readRow(row));
    return contacts;
}

Result<QStringList, QString> ContactStore::resources()
{
    if (!exists())
        return QStringList();
    const auto found = run("SELECT DISTINCT resource FROM contact ORDER BY resource");
    if (!found)
        return found.error();
    QStringList ids;
    for (const QVariantList& row : found->rows)
        ids << row.value(0).toString();
    return ids;
}

Result<qint64, QString> ContactStore::leftOut(const QString& resource)
{
    if (!exists())
        return qint64(0);
    const auto found = run(
        "SELECT total(count) FROM left_out WHERE ? = '' OR resource = ?", {resource, resource});
    if (!found)
        return found.error();
    return found->rows.empty() ? qint64(0) : found->rows.front().value(0).toLongLong();
}

} // namespace portcullis
