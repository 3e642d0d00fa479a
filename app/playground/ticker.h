#pragma once

#include <QObject>
#include <QTimer>

#include <random>

QT_BEGIN_NAMESPACE
class QWebSocket;
QT_END_NAMESPACE

namespace portcullis {

//! \brief Sends the trades of one symbol to one client, five a second.
//!
//! A trade is `{"e":"trade","s":symbol,"p":price,"q":quantity,"T":milliseconds since 1970}`. The
//! walk of price and quantity depends on the symbol only.
class Ticker : public QObject {
    Q_OBJECT

public:
    //! \a client becomes the owner.
    Ticker(const QString& symbol, QWebSocket* client);

private:
    void sendTrade();

    QString m_symbol;
    QWebSocket* m_client;
    std::mt19937_64 m_random;
    double m_price;
    QTimer m_timer;
};

} // namespace portcullis
