#pragma once

#include <QtGlobal>

#include <deque>

namespace portcullis {

//! \brief Tells how much of the data that was sent has not been written to the network yet.
//!
//! The socket only knows bytes on the wire, in which frame headers, pongs and TLS are mixed with
//! the data. Sent messages leave in order, so those at the end that together fill what is pending
//! are the ones not written.
class WriteLedger {
public:
    //! A message of \a data bytes has added \a wireBytes to what is pending.
    void add(qint64 data, qint64 wireBytes);

    //! Of all that was added, \a pendingWireBytes are still pending. Returns the bytes of data that
    //! have been written since the last call.
    qint64 settle(qint64 pendingWireBytes);

    //! Bytes of data not written yet.
    qint64 data() const { return m_data; }

    //! Bytes on the wire of the messages that are not written yet.
    qint64 wireBytes() const { return m_wireBytes; }

    //! Messages not written yet.
    qint64 messages() const { return m_messages; }

private:
    struct Entry {
        qint64 data;
        qint64 wireBytes;
        qint64 messages;
    };

    std::deque<Entry> m_entries;
    qint64 m_data = 0;
    qint64 m_wireBytes = 0;
    qint64 m_messages = 0;
};

} // namespace portcullis
