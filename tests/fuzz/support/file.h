#pragma once

#include <QString>
#include <QTemporaryDir>

namespace portcullis::fuzz {

//! \brief A file of that name, alone in a folder of its own, for readers that want one.
class FuzzedFile {
public:
    explicit FuzzedFile(const QString& name);

    QString folder() const { return m_dir.path(); }
    void write(const QByteArray& content) const;

private:
    QTemporaryDir m_dir;
    QString m_path;
};

} // namespace portcullis::fuzz
