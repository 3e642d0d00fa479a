#pragma once

#include <QHostAddress>
#include <QList>
#include <QString>
#include <QThread>
#include <QUdpSocket>

#include <map>
#include <mutex>

namespace portcullis::test {

using Addresses = QList<QHostAddress>;

//! \brief The DNS server of a private network, on a thread of its own, that changes its answers.
class Resolver {
public:
    Resolver();
    ~Resolver();

    //! What \a name is when it is looked up the first time, and what from the second time on.
    void change(const QString& name, const Addresses& first, const Addresses& then);
    //! How often it was looked up.
    int lookups(const QString& name) const;

private:
    void answerAll();
    Addresses addressesFor(const QByteArray& question);

    struct Name {
        Addresses first;
        Addresses then;
        int lookups = 0;
    };

    mutable std::mutex m_mutex;
    std::map<QString, Name> m_names;
    QThread m_thread;
    QUdpSocket m_socket;
};

//! Makes Qt look every name up again.
void forgetNames();

} // namespace portcullis::test
