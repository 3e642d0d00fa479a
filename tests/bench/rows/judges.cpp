#include "tests/bench/rows/judges.h"

#include "tests/bench/measure/statistics.h"

#include <cmath>

namespace portcullis::bench {
namespace {

//! What performance.now() of a page counts in, in milliseconds.
constexpr double pageClockStep = 0.1;
//! Seconds; more than the steps of a page's clock.
constexpr double clockTolerance = 0.001;
//! Of the stream's rate that has to arrive for the echoes beside it to count.
constexpr double leastOfStream = 0.95;
//! From here on rates are in MB/s, of 10^6 bytes.
constexpr int largeMessage = 1024 * 1024;

QString mismatch(const char* what, const Json& result)
{
    return QStringLiteral("%1: %2").arg(QLatin1String(what), QString::fromUtf8(toText(result)));
}

//! Each of the two begins or ends its time one way of a message before the other.
bool clocksAgree(double page, double server)
{
    return page > 0 && std::abs(page - server) <= clockTolerance + server / 10;
}

Round rateRound(const Json& order, const Json& result)
{
    const double bytes = order.at("bytes");
    const double rate = result.at("count").get<double>() / result.at("seconds").get<double>();
    return {{bytes < largeMessage ? rate : rate * bytes / 1e6}, result, {}};
}

} // namespace

Result<Round, QString> judgeReceive(const Json& order, const Json& result)
{
    const Json& server = result.at("server").at("receive");
    if (result.at("count") != server.at("count") || result.at("count") < 2)
        return mismatch("not all messages arrived", result);
    if (result.at("wrong") != 0 || result.at("compared") == 0)
        return mismatch("the messages are not what was sent", result);
    if (!clocksAgree(result.at("seconds"), server.at("seconds")))
        return mismatch("the clocks of the page and the server disagree", result);
    return rateRound(order, result);
}

Result<Round, QString> judgeSend(const Json& order, const Json& result)
{
    const Json& server = result.at("server").at("send");
    if (result.at("count") != server.at("count") || result.at("count") < 2)
        return mismatch("not all messages arrived", result);
    if (server.at("wrong") != 0 || server.at("compared") == 0)
        return mismatch("the messages are not what was to be sent", result);
    // What the server saw, from the first message to the last, happened within the page's time.
    const double seconds = result.at("seconds");
    if (seconds <= 0 || seconds + clockTolerance < server.at("seconds").get<double>())
        return mismatch("the clocks of the page and the server disagree", result);
    return rateRound(order, result);
}

Result<Round, QString> judgeEcho(const Json&, const Json& result)
{
    const Json& server = result.at("server").at("echo");
    if (result.at("count") != server.at("count") || result.at("count") < 2)
        return mismatch("not all echoes arrived", result);
    if (result.at("wrong") != 0 || server.at("wrong") != 0)
        return mismatch("the echoes are not what was sent", result);
    const double median = server.at("medianUs");
    const double p99 = server.at("p99Us");
    return Round{{median / 1000, p99 / 1000}, result, {}};
}

Result<Round, QString> judgeBusyEcho(const Json& order, const Json& result)
{
    Result<Round, QString> judged = judgeEcho(order, result);
    if (!judged)
        return judged;
    const Json& stream = result.at("server").at("stream");
    if (result.at("streamed") != stream.at("count"))
        return mismatch("not all of the stream arrived", result);
    Round round = *judged;
    const double rate = stream.at("bytesPerSecond");
    if (rate < leastOfStream * streamRate)
        round.shortfall = QStringLiteral("only %1 MB/s of the stream").arg(rate / 1e6, 0, 'f', 1);
    return round;
}

Result<Round, QString> judgeConnect(const Json&, const Json& result)
{
    const std::vector<double> times = result.at("times");
    return Round{{groupedMedian(times, pageClockStep)}, result, {}};
}

} // namespace portcullis::bench
