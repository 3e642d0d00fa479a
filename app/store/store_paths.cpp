#include "app/store/store_paths.h"

#include "app/package/hex.h"

#include <QDir>
#include <QRegularExpression>

#include <sodium.h>

namespace portcullis {
namespace {

constexpr qsizetype nameBytes = 8;
//! By the manifest's schema.
constexpr qsizetype maxIdLength = 100;

} // namespace

StorePaths::StorePaths(const QString& dataFolder)
    : m_root(QDir(dataFolder).absoluteFilePath(QStringLiteral("store")))
{
}

QString StorePaths::versionFile() const
{
    return m_root + QStringLiteral("/version");
}

QString StorePaths::lockFile() const
{
    return m_root + QStringLiteral("/lock");
}

QString StorePaths::staging() const
{
    return m_root + QStringLiteral("/staging");
}

QString StorePaths::damaged() const
{
    return m_root + QStringLiteral("/damaged");
}

QString StorePaths::resources() const
{
    return m_root + QStringLiteral("/resources");
}

QString StorePaths::resource(const QString& id) const
{
    return resources() + u'/' + id;
}

QString StorePaths::record(const QString& id) const
{
    return resource(id) + QStringLiteral("/entry.json");
}

QString StorePaths::version(const QString& id, const QString& name) const
{
    return resource(id) + u'/' + name;
}

bool StorePaths::isId(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral("^[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+\\z"));
    return text.size() <= maxIdLength && form.match(text).hasMatch();
}

QString StorePaths::newName()
{
    QByteArray bytes(nameBytes, '\0');
    randombytes_buf(bytes.data(), size_t(bytes.size()));
    return QString::fromLatin1(bytes.toHex());
}

bool StorePaths::isName(const QString& text)
{
    return !bytesFromHex(text.toLatin1(), nameBytes).isEmpty();
}

} // namespace portcullis
