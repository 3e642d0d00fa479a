//! What is taken keeps the ceilings of all limits; an error is one line that names the file.
#include "app/settings/settings.h"
#include "tests/fuzz/support/file.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"
#include "tests/fuzz/support/texts.h"

using namespace portcullis;
using namespace portcullis::fuzz;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const FuzzedFile file(QStringLiteral("settings.json"));
    file.write(Input(data, size).takeRest());
    const Result<Settings, QString> settings = loadSettings(file.folder(), {});
    if (!settings) {
        require(isOneLine(settings.error()), "an error is one line");
        return 0;
    }
    for (auto limit = settings->limits.begin(); limit != settings->limits.end(); ++limit) {
        const AdjustableLimit* const known = findLimit(limit.key());
        require(known && limit.value() >= 1 && limit.value() <= known->ceiling,
            "a limit is known and keeps its ceiling");
    }
    const Limits effective = effectiveLimits(settings->limits, {});
    for (auto limit = settings->limits.begin(); limit != settings->limits.end(); ++limit)
        require(effective.*findLimit(limit.key())->value == limit.value(), "a limit counts");
    return 0;
}
