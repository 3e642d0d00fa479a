//! However broken the file is, nothing is granted that it does not name; a decision that is saved
//! is found, and leaves the others as they were.
#include "app/library/grant_store.h"
#include "tests/fuzz/support/file.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

const QString id = QStringLiteral("com.example.clock");
const QString otherId = QStringLiteral("com.example.chat");

bool isSame(const std::optional<Decision>& a, const std::optional<Decision>& b)
{
    if (a.has_value() != b.has_value())
        return false;
    return !a || (a->granted == b->granted && a->refused == b->refused);
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
    const CapabilitySet all = allCapabilities();
    const std::optional<Decision> found = store.find(id, all);
    if (found && !found->granted.empty()) {
        const bool names = text.contains("granted") || text.contains('\\');
        require(names, "what is granted was written");
    }
    const std::optional<Decision> other = store.find(otherId, all);
    const Decision decision{
        text.size() % 2 ? all : CapabilitySet{}, text.size() % 2 ? CapabilitySet{} : all};
    require(bool(store.save(id, decision)), "a decision can be saved");
    require(isSame(store.find(id, all), decision), "a saved decision is found");
    require(isSame(store.find(otherId, all), other), "a decision leaves the others as they were");
    return 0;
}
