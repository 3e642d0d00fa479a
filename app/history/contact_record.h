#pragma once

#include "app/history/contact_store.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <tuple>
#include <utility>

namespace portcullis {

//! \brief The lasting record of the hosts that resources have reached, or tried to.
//!
//! What is added is gathered in memory and written every few seconds and at the end; what cannot be
//! written waits for the next time, with one warning. It never has a path, a query, credentials or
//! the content of a message.
class ContactRecord : public QObject {
    Q_OBJECT

public:
    //! Hosts that one resource has reached with one outcome and that may wait to be written.
    static constexpr int maxWaiting = ContactStore::maxRowsOfOutcome;

    //! \param dataFolder where `history.db` is, which is created with the first contact.
    //! \param keepDays for how long a contact is kept; with 0 nothing is, and what is there goes.
    ContactRecord(const QString& dataFolder, int keepDays, QObject* parent = nullptr);

    //! Takes what other threads have sent already, and writes.
    ~ContactRecord() override;

    //! Of the resource known by that id.
    void add(const QString& resource, const Contacts& contacts);

    //! See the constructor. What has become too old goes at once.
    void setKeepDays(int days);
    int keepDays() const { return m_keepDays; }

    //! Forgets all of \a resource, or of every one if that is empty.
    void remove(const QString& resource = {});

    //! Writes now what waits.
    void write();

    //! The latest first, what waits among them. Empty if the file cannot be read.
    std::vector<RecordedContact> entries(const ContactFilter& filter = {});

    //! Every resource of which there are entries, sorted.
    QStringList resources();

    //! Attempts of \a resource, or of every one if that is empty, for which there was no room.
    qint64 leftOut(const QString& resource = {});

Q_SIGNALS:
    //! entries() has changed; at most every few seconds.
    void changed();

private:
    using Key = std::tuple<QString, QDate, Origin, Outcome, QString>;

    void purge();
    void note(const Result<void, QString>& done);

    ContactStore m_store;
    int m_keepDays;
    std::map<Key, RecordedContact> m_waiting;
    std::map<std::pair<QString, Outcome>, int> m_waitingOf; // by resource
    std::map<QString, qint64> m_leftOut; // by resource
    QTimer m_writing;
    QTimer m_purging;
    bool m_hasFailed = false;
};

} // namespace portcullis
