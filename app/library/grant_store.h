#pragma once

#include "app/library/decisions.h"

#include <QString>

#include <functional>

namespace portcullis {

//! \brief The user's decisions, kept in a readable file, `grants.json`.
//!
//! Each decision belongs to a key: the id of an installed resource, or `folder:` and the path of
//! one that was opened without installing. Several processes may use the same file.
class GrantStore {
public:
    //! \a dataFolder is created when the first decision is saved.
    explicit GrantStore(const QString& dataFolder);

    //! \brief The decisions for \a key; none if the user was never asked.
    //!
    //! A file that cannot be read is as good as none: nothing is granted, and the user is asked
    //! again.
    Decisions find(const QString& key) const;

    //! All decisions by their keys.
    std::map<QString, Decisions> all() const;

    //! \brief Changes the decisions for \a key, and nothing that another process does at the same
    //! time. Decisions without content are removed. The error is the reason why it is not saved.
    Result<void, QString> update(
        const QString& key, const std::function<void(Decisions& decisions)>& change);

    //! Replaces the decisions for \a key.
    Result<void, QString> save(const QString& key, const Decisions& decisions);

    //! \brief Saves how \a decided differs from what was \a known when the user was asked; what was
    //! decided meanwhile stays. The error is the reason why it is not saved.
    Result<void, QString> saveAnswer(
        const QString& key, const Decisions& known, const Decisions& decided);

    //! Saves what \a decided refuses and nothing else, for before there is a version that the
    //! rest is meant for.
    Result<void, QString> saveRefusals(const QString& key, const Decisions& decided);

    //! \brief Adds what the user said of one host. The error is the reason why it is not saved.
    Result<void, QString> saveHost(const QString& key, const HostPattern& host, Choice choice);

    //! Forgets what was decided for \a key.
    Result<void, QString> remove(const QString& key);

    //! The path of the file.
    const QString& file() const { return m_file; }

private:
    QString m_file;
};

} // namespace portcullis
