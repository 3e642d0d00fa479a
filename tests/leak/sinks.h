#pragma once

#include "tests/leak/arrivals.h"
#include "tests/leak/vector_files.h"

#include <QObject>

namespace portcullis::leak {

//! \brief Servers on all addresses of a private network that count everything that arrives.
//!
//! Each vector has a TCP and a UDP port with the same number. The DNS server is at port 53, and
//! answers every name with 127.0.0.1. The TCP servers answer requests of HTTP, as any origin may
//! read. Beyond that, each packet on the network is looked at.
class Sinks : public QObject {
    Q_OBJECT

public:
    //! Ends the program if a port cannot be had.
    explicit Sinks(const QList<VectorFile>& vectors);

    //! What has arrived since it was last called.
    Ledger take();

private:
    void listenFor(const VectorFile& vector);
    void listenForNames();
    void watchPackets();
    void readPackets(int packets);

    quint16 m_firstPort;
    quint16 m_lastPort;
    Ledger m_ledger;
};

} // namespace portcullis::leak
