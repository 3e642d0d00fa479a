#pragma once

#include <QStringList>

#include <set>

namespace portcullis::soak {

enum class Size {
    Normal,
    TooLarge, //!< The host has to refuse it.
};

//! What became of messages.
struct Fates {
    qint64 sent = 0;
    qint64 delivered = 0;
    qint64 refused = 0; //!< The host said that it did not take it.
    qint64 closed = 0; //!< The connection ended before it could arrive.
    qint64 lost = 0; //!< None of these: what must not happen.

    Fates& operator+=(const Fates& other);
};

//! \brief One direction of one connection: which messages one end has sent and the other received.
//!
//! Messages of a connection are numbered from 1. The lines of the two ends may be read in any order
//! among each other; what depends on both is judged in the end.
class Way {
public:
    //! Each takes a line of one end, and returns what is wrong with it; null if nothing is.
    const char* send(qint64 number, Size size = Size::Normal);
    const char* receive(qint64 number);
    const char* refuse(qint64 number);

    //! \brief The fates of all messages, when both ends have told all.
    //! \param isComplete whether the connection ended so that everything must have arrived, and
    //!        the sender must know of all that was refused.
    //! \param problems gets a line for each thing that is wrong.
    Fates settle(bool isComplete, QStringList& problems) const;

private:
    bool isDelivered(qint64 number) const;
    bool mayBeUntold(qint64 number) const;

    qint64 m_sent = 0;
    qint64 m_last = 0; // received
    std::set<qint64> m_skipped; // not received, though a later one was
    std::set<qint64> m_refused;
    std::set<qint64> m_tooLarge;
};

} // namespace portcullis::soak
