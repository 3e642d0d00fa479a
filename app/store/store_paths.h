#pragma once

#include <QString>

namespace portcullis {

//! \brief Where everything of a store is; docs/packages.md has the layout.
class StorePaths {
public:
    explicit StorePaths(const QString& dataFolder);

    const QString& root() const { return m_root; }
    //! Says which layout the store has.
    QString versionFile() const;
    //! Whoever changes something has its lock.
    QString lockFile() const;
    //! What is being unpacked or removed, each in a folder of its own.
    QString staging() const;
    //! What was set aside.
    QString damaged() const;
    //! The resources, each in a folder of its own.
    QString resources() const;

    QString resource(const QString& id) const;
    //! Says what of a resource is installed.
    QString record(const QString& id) const;
    //! \param name one that newName() has made.
    QString version(const QString& id, const QString& name) const;

    //! \brief Whether \a text can be the id of a resource, and so the name of a folder.
    static bool isId(const QString& text);

    //! A name for a folder, which nothing else has.
    static QString newName();
    static bool isName(const QString& text);

private:
    QString m_root;
};

} // namespace portcullis
