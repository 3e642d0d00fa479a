//! Whatever a document sends, each request with an id is answered exactly once and in order, with
//! the words of the protocol, and no connection comes about, since none may. Where the document
//! says that the way to it broke, answers can come again.
#include "bridge/session/session.h"
#include "bridge/core/limits.h"
#include "bridge/session/transport.h"
#include "bridge/ws/program_connections.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"

#include <QCoreApplication>

#include <algorithm>

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

class Answers : public Transport {
public:
    void deliver(const Packet& packet) override
    {
        ++packets;
        for (const HostMessage& message : packet.messages) {
            const auto* const text = std::get_if<QByteArray>(&message);
            require(text, "there is no data without a connection");
            take(Json::parse(text->begin(), text->end()));
        }
    }

    void restart() override { isAnew = true; }

    std::vector<Json> ids; //!< Of answers, in order.
    bool isAnew = false; //!< The way was opened anew.
    int packets = 0;

private:
    void take(const Json& message)
    {
        if (message.at("type") != "rp:response")
            return;
        if (!message.at("id").is_null())
            ids.push_back(message.at("id"));
        require(message.contains("result") != message.contains("error"), "an answer is one of two");
        if (!message.contains("error"))
            return;
        const auto code = QString::fromStdString(message.at("error").at("code"));
        require(allErrorNames().contains(code), "a code is one of the protocol");
        require(code != QLatin1String("internal_error"), "the host does not fail");
        require(message.at("error").at("message").is_string(), "an error has a message");
    }
};

//! With room for no connection at all, so that no socket can be opened.
Caller callerWithout()
{
    Caller caller;
    caller.manifest.id = QStringLiteral("com.example.fuzz");
    caller.permissions.granted = allCapabilities();
    caller.limits.maxProgramConnections = 0;
    caller.limits.maxMessageBytes = 1024;
    return caller;
}

void expectAnswer(QByteArrayView text, qsizetype maxBytes, std::vector<Json>& expected)
{
    const envelope::Incoming incoming = envelope::parse(text, maxBytes);
    if (!incoming)
        return;
    const std::optional<QString>& id = *incoming ? incoming->value().id : incoming->error().id;
    if (id)
        expected.push_back(toJson(*id));
}

void expectAnswers(QStringView packet, qsizetype maxBytes, std::vector<Json>& expected)
{
    const auto items = packets::read(packet);
    if (!items)
        return;
    for (const packets::Item& item : *items) {
        if (const auto* const request = std::get_if<packets::RequestText>(&item))
            expectAnswer(request->json, maxBytes, expected);
    }
}

//! Whether \a all has the elements of \a part in their order, and no others.
bool holdsInOrder(const std::vector<Json>& all, const std::vector<Json>& part)
{
    auto next = part.begin();
    for (const Json& id : all) {
        if (next != part.end() && id == *next)
            ++next;
        else if (std::find(part.begin(), next, id) == next)
            return false;
    }
    return next == part.end();
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static int noArguments = 0;
    static QCoreApplication application(noArguments, nullptr);
    const Caller caller = callerWithout();
    const qsizetype maxBytes = caller.limits.maxRequestBytes();
    Answers answers;
    ProgramConnections program;
    ResourceConnects connects;
    Session session(caller, {answers, program, connects});
    std::vector<Json> expected;
    Input input(data, size);
    while (!input.isEmpty()) {
        const QByteArray record = input.takeRecord();
        if (record.startsWith('{')) {
            expectAnswer(record, maxBytes, expected);
            session.receive(record);
        } else {
            const QString packet = QString::fromUtf8(record);
            expectAnswers(packet, maxBytes, expected);
            session.receivePacket(packet);
        }
        QCoreApplication::processEvents();
        session.receivePacket(QStringLiteral("a%1|").arg(std::exchange(answers.packets, 0)));
        require(session.connections().empty() && program.count() == 0, "there is no connection");
    }
    require(answers.isAnew ? holdsInOrder(answers.ids, expected) : answers.ids == expected,
        "each request with an id is answered once, in order");
    return 0;
}
