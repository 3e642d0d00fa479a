#pragma once

#include "app/history/history_file.h"
#include "app/history/recorded_contact.h"

#include <map>

namespace portcullis {

//! What a resource did since the last time, to be added to what is in the file.
struct ContactBatch {
    std::vector<RecordedContact> contacts;
    std::map<QString, qint64> leftOut; //!< By resource; see Contacts.

    bool isEmpty() const { return contacts.empty() && leftOut.empty(); }
};

//! \brief The contacts in `history.db`: reading, adding, forgetting. Every error is one line for
//! the user, and then nothing was changed.
//!
//! It is bounded: past a bound the oldest rows go, and are counted as left out.
class ContactStore {
public:
    //! Rows of one resource and one outcome, so that refusals push out no connections; each is one
    //! host on one day.
    static constexpr int maxRowsOfOutcome = 1'000;
    //! Rows in all.
    static constexpr int maxRows = 20'000;

    //! \param dataFolder is created with the first contact.
    explicit ContactStore(const QString& dataFolder);

    //! Whether there is a file.
    bool exists() const;

    Result<void, QString> add(const ContactBatch& batch);

    //! \brief Forgets what happened last before \a time, in milliseconds since 1970, and what was
    //! last left out before.
    Result<void, QString> removeBefore(qint64 time);

    //! Forgets all of \a resource, or of every one if that is empty.
    Result<void, QString> remove(const QString& resource);

    //! The latest first.
    Result<std::vector<RecordedContact>, QString> entries(const ContactFilter& filter);

    //! Every resource of which there is something, sorted.
    Result<QStringList, QString> resources();

    //! Attempts of \a resource, or of every one if that is empty, for which there was no room.
    Result<qint64, QString> leftOut(const QString& resource);

private:
    using Answer = HistoryFile::Answer;

    Result<Answer, QString> run(const char* statement, const QVariantList& values = {});
    Result<void, QString> addAll(const ContactBatch& batch);
    Result<void, QString> addOne(const RecordedContact& recorded);
    Result<void, QString> addLeftOut(const QString& resource, qint64 count);
    Result<void, QString> trim(const QString& resource);
    Result<void, QString> trimAll();

    QString m_path;
    std::unique_ptr<HistoryFile> m_file; // null until it is needed
};

} // namespace portcullis
