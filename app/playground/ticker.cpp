#include "app/playground/ticker.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWebSocket>

#include <chrono>
#include <cmath>

namespace portcullis {
namespace {

constexpr std::chrono::milliseconds timeBetweenTrades{200};
constexpr double volatility = 0.0008; // standard deviation of one step, as a part of the price
//! Bytes that may wait for a client that does not read; trades beyond it are skipped.
constexpr qint64 maxBacklogBytes = 65'536;

//! FNV-1a, so that a symbol's walk is the same on every machine.
quint64 seedOf(const QString& symbol)
{
    quint64 hash = 14695981039346656037U;
    for (const char byte : symbol.toUtf8())
        hash = (hash ^ quint8(byte)) * 1099511628211U;
    return hash;
}

double rounded(double value, double step)
{
    return std::round(value / step) * step;
}

} // namespace

Ticker::Ticker(const QString& symbol, QWebSocket* client)
    : QObject(client), m_symbol(symbol.isEmpty() ? QStringLiteral("DEMO") : symbol.toUpper()),
      m_client(client), m_random(seedOf(m_symbol)),
      m_price(std::exp(std::uniform_real_distribution<double>(5.0, 11.0)(m_random)))
{
    connect(&m_timer, &QTimer::timeout, this, &Ticker::sendTrade);
    m_timer.start(timeBetweenTrades);
    sendTrade();
}

void Ticker::sendTrade()
{
    m_price *= std::exp(std::normal_distribution<double>(0.0, volatility)(m_random));
    const double quantity = std::lognormal_distribution<double>(-1.0, 1.0)(m_random);
    if (m_client->bytesToWrite() > maxBacklogBytes)
        return;
    const QJsonObject trade{
        {QStringLiteral("e"), QStringLiteral("trade")},
        {QStringLiteral("s"), m_symbol},
        {QStringLiteral("p"), rounded(m_price, 0.01)},
        {QStringLiteral("q"), rounded(quantity, 0.0001)},
        {QStringLiteral("T"), QDateTime::currentMSecsSinceEpoch()},
    };
    m_client->sendTextMessage(
        QString::fromUtf8(QJsonDocument(trade).toJson(QJsonDocument::Compact)));
}

} // namespace portcullis
