#include "tests/fuzz/support/file.h"

#include "tests/fuzz/support/require.h"

#include <QFile>

namespace portcullis::fuzz {

FuzzedFile::FuzzedFile(const QString& name) : m_path(m_dir.filePath(name))
{
    require(m_dir.isValid(), "there is a temporary folder");
}

void FuzzedFile::write(const QByteArray& content) const
{
    QFile file(m_path);
    require(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(),
        "the file can be written");
}

} // namespace portcullis::fuzz
