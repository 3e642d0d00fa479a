//! However broken the file is, nothing is granted that it does not name; a decision that is saved
//! is found, and leaves the others as they were.
#include "app/library/grant_store.h"
#include "tests/fuzz/support/file.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

const GrantKey key = GrantKey::ofSample(QStringLiteral("com.example.clock"));
const GrantKey otherKey = GrantKey::ofSample(QStringLiteral("com.example.chat"));
const GrantKey anothers{key.name, QStringLiteral("key:another")};

bool grantsAnything(const Decisions& decisions)
{
    const auto isGranted = [](const auto& entry) { return entry.second == Choice::Granted; };
    return std::any_of(decisions.capabilities.begin(), decisions.capabilities.end(), isGranted)
        || std::any_of(decisions.hosts.begin(), decisions.hosts.end(), isGranted);
}

//! One that differs from the last one.
Decisions decisionFor(std::size_t size)
{
    const Choice choice = size % 2 == 0 ? Choice::Granted : Choice::Refused;
    return {{{Capability::NetworkWs, choice}}, {{QStringLiteral("wss://a.com"), choice}}};
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // A file that cannot be read is told of each time.
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    static const FuzzedFile file(QStringLiteral("grants.json"));
    const QByteArray text = Input(data, size).takeRest();
    file.write(text);
    GrantStore store(file.folder());
    if (grantsAnything(store.find(key))) {
        const bool names = text.contains("granted") || text.contains('\\');
        require(names, "what is granted was written");
    }
    require(!grantsAnything(store.find(key)) || !grantsAnything(store.find(anothers)),
        "what is granted has one owner");
    const Decisions other = store.find(otherKey);
    const Decisions known = store.find(key);
    const Decisions decided = decisionFor(size);
    const auto saved = store.save(key, UserAnswer::between(known, decided));
    if (!saved) {
        require(!store.check(), "only what a newer program has written cannot be changed");
        return 0;
    }
    require(store.find(key) == decided, "a saved decision is found");
    require(store.find(otherKey) == other, "a decision leaves the others as they were");
    return 0;
}
