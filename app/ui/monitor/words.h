#pragma once

#include "bridge/monitor/connection_sample.h"
#include "bridge/monitor/contact.h"

#include <QString>

//! \brief Figures and states of connections as a user reads them.
namespace portcullis::words {

//! Such as `1.2 kB`.
QString size(qint64 bytes);

//! Such as `1.2 kB/s`.
QString rate(double bytesPerSecond);

//! Such as `2 min`. \param ms milliseconds.
QString duration(qint64 ms);

//! Such as `0.4 ms`; a dash if it is not known.
QString roundTrip(const RoundTrip& roundTrip);

//! What \a source says of a round trip, as a sentence.
QString roundTripSource(RoundTrip::Source source);

QString state(WsConnection::State state);

//! Such as `Refused: not on its list`.
QString outcome(const Contact& contact);

//! What stands in place of a figure that there is not.
QString nothing();

} // namespace portcullis::words
