#include "app/history/history_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUuid>

#include <array>

namespace portcullis {
namespace {

//! How long another process is waited for, in milliseconds. The window waits as long.
constexpr int busyTimeout = 250;

//! What brings a file from one version of the schema to the next, the first from an empty file.
constexpr std::array steps{
    "CREATE TABLE contact ("
    "resource TEXT NOT NULL, day TEXT NOT NULL, "
    "scheme TEXT NOT NULL, host TEXT NOT NULL, port INTEGER NOT NULL, "
    "outcome TEXT NOT NULL, why TEXT NOT NULL, "
    "count INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, "
    "messages_received INTEGER NOT NULL, bytes_received INTEGER NOT NULL, "
    "messages_sent INTEGER NOT NULL, bytes_sent INTEGER NOT NULL, "
    "UNIQUE (resource, day, scheme, host, port, outcome, why));"
    "CREATE INDEX contact_of_resource ON contact (resource, outcome, last);"
    "CREATE INDEX contact_by_age ON contact (last);"
    "CREATE TABLE left_out (resource TEXT PRIMARY KEY, count INTEGER NOT NULL);",
    "ALTER TABLE left_out ADD COLUMN last INTEGER NOT NULL DEFAULT 0;"
    "UPDATE left_out SET last = 1000 * CAST(strftime('%s', 'now') AS INTEGER);",
};

bool meansDamage(const QSqlError& error)
{
    constexpr const char* corrupt = "11"; // SQLITE_CORRUPT
    constexpr const char* notADatabase = "26"; // SQLITE_NOTADB
    return error.nativeErrorCode() == QLatin1String(corrupt)
        || error.nativeErrorCode() == QLatin1String(notADatabase);
}

QString problemOf(const QSqlError& error)
{
    return error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
}

//! Before the file has anything in it; SQLite gives its other files the same permissions.
void createForUserOnly(const QString& path)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (file.exists() || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

void putAside(const QString& path)
{
    const QString aside = path + QStringLiteral(".damaged");
    QFile::remove(aside);
    QFile::rename(path, aside);
    for (const char* const rest : {"-wal", "-shm"})
        QFile::remove(path + QLatin1String(rest));
    qWarning("%s was damaged: it is now %s, and the history begins anew", qUtf8Printable(path),
        qUtf8Printable(aside));
}

} // namespace

Result<std::unique_ptr<HistoryFile>, QString> HistoryFile::open(const QString& path)
{
    bool isDamaged = false;
    auto file = tryOpen(path, isDamaged);
    if (file || !isDamaged)
        return file;
    putAside(path);
    return tryOpen(path, isDamaged);
}

Result<std::unique_ptr<HistoryFile>, QString> HistoryFile::tryOpen(
    const QString& path, bool& isDamaged)
{
    createForUserOnly(path);
    const QString name = QUuid::createUuid().toString();
    std::unique_ptr<HistoryFile> file(new HistoryFile(name));
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    database.setDatabaseName(path);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyTimeout));
    if (!database.open())
        return QStringLiteral("%1: %2").arg(path, problemOf(database.lastError()));
    if (const Result<void, QSqlError> ready = file->setUp(); !ready) {
        isDamaged = meansDamage(ready.error());
        return QStringLiteral("%1: %2").arg(path, problemOf(ready.error()));
    }
    return file;
}

HistoryFile::~HistoryFile()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<HistoryFile::Answer, QString> HistoryFile::run(
    const char* statement, const QVariantList& values) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.prepare(QLatin1String(statement)))
        return problemOf(query.lastError());
    for (int i = 0; i < values.size(); ++i) {
        const QVariant& value = values.at(i);
        const bool isNullText = value.userType() == QMetaType::QString && value.toString().isNull();
        query.bindValue(i, isNullText ? QVariant(QLatin1String("")) : value);
    }
    if (!query.exec())
        return problemOf(query.lastError());
    Answer answer{{}, query.numRowsAffected()};
    for (const int columns = query.record().count(); query.next();) {
        QVariantList& row = answer.rows.emplace_back();
        for (int i = 0; i < columns; ++i)
            row << query.value(i);
    }
    return answer;
}

Result<int, QSqlError> HistoryFile::version() const
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next())
        return query.lastError();
    return query.value(0).toInt();
}

//! The version is read within the transaction, since another process may do the same.
Result<void, QSqlError> HistoryFile::setUp() const
{
    const QSqlDatabase database = QSqlDatabase::database(m_connection, false);
    QSqlQuery query(database);
    for (const char* const pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL",
             "PRAGMA secure_delete=ON", "BEGIN IMMEDIATE"}) {
        if (!query.exec(QLatin1String(pragma)))
            return query.lastError();
    }
    const Result<int, QSqlError> found = version();
    if (!found)
        return found.error();
    if (*found > int(steps.size()))
        return QSqlError({}, QStringLiteral("it is of a newer version of this program"));
    for (int done = *found; done < int(steps.size()); ++done) {
        const QStringList statements
            = QString::fromLatin1(steps.at(size_t(done))).split(u';', Qt::SkipEmptyParts);
        for (const QString& statement : statements) {
            if (!query.exec(statement))
                return query.lastError();
        }
    }
    if (!query.exec(QStringLiteral("PRAGMA user_version=%1").arg(steps.size()))
        || !query.exec(QStringLiteral("COMMIT"))
        || !query.exec(QStringLiteral("PRAGMA quick_check(1)")) || !query.next())
        return query.lastError();
    if (query.value(0).toString() != QLatin1String("ok"))
        return QSqlError({}, query.value(0).toString(), {}, QStringLiteral("11"));
    return {};
}

} // namespace portcullis
