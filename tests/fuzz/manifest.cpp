//! What is accepted keeps the bounds of the schema, is one line wherever it is shown, and comes
//! back the same when it is written again; what is not is an error for a person.
#include "bridge/manifest/manifest.h"
#include "bridge/core/json.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"
#include "tests/fuzz/support/texts.h"

#include <QUrl>

#include <algorithm>

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

const QString fileName = QStringLiteral("resource.json");

Json writtenHosts(const std::vector<HostRequest>& hosts)
{
    Json list = Json::array();
    for (const HostRequest& request : hosts) {
        list.push_back({{"host", toJson(request.pattern.toString())}});
        if (!request.reason.isEmpty())
            list.back()["reason"] = toJson(request.reason);
    }
    return list;
}

Json written(const Manifest& manifest)
{
    Json json{{"id", toJson(manifest.id)}, {"name", toJson(manifest.name)},
        {"version", toJson(manifest.version)}, {"apiVersion", apiVersion},
        {"capabilities", Json::array()}, {"frontend", {{"entry", toJson(manifest.entry)}}},
        {"description", toJson(manifest.description)}, {"author", toJson(manifest.author)},
        {"limits", Json::object()}};
    for (const QString& name : wireNames(manifest.capabilities))
        json["capabilities"].push_back(toJson(name));
    if (!manifest.icon.isEmpty())
        json["icon"] = toJson(manifest.icon);
    for (auto limit = manifest.limits.begin(); limit != manifest.limits.end(); ++limit)
        json["limits"][limit.key().toStdString()] = limit.value();
    if (manifest.hosts)
        json["network"]["ws"]["hosts"] = writtenHosts(*manifest.hosts);
    for (const Header& header : manifest.headers)
        json["network"]["ws"]["headers"][header.name.toStdString()]
            = toJson(QString::fromLatin1(header.value));
    return json;
}

bool isSame(const HostRequest& a, const HostRequest& b)
{
    return a.pattern.toString() == b.pattern.toString() && a.reason == b.reason;
}

//! A list that allows nothing is not the same as none.
bool isSame(const std::optional<std::vector<HostRequest>>& a,
    const std::optional<std::vector<HostRequest>>& b)
{
    if (!a || !b)
        return a.has_value() == b.has_value();
    return std::equal(a->begin(), a->end(), b->begin(), b->end(),
        [](const HostRequest& one, const HostRequest& other) { return isSame(one, other); });
}

//! In any order.
bool isSame(const Headers& a, const Headers& b)
{
    return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&b](const Header& header) {
        return std::any_of(b.begin(), b.end(), [&header](const Header& other) {
            return other.name == header.name && other.value == header.value;
        });
    });
}

bool isSame(const Manifest& a, const Manifest& b)
{
    return a.id == b.id && a.name == b.name && a.version == b.version
        && a.capabilities == b.capabilities && a.entry == b.entry && a.description == b.description
        && a.author == b.author && a.limits == b.limits && a.icon == b.icon
        && isSame(a.hosts, b.hosts) && isSame(a.headers, b.headers);
}

void checkId(const QString& id)
{
    QUrl url;
    url.setScheme(QStringLiteral("resource"));
    url.setHost(id, QUrl::StrictMode);
    require(id.size() <= 100 && url.isValid() && url.authority() == id,
        "an id is a host that stays as it is");
}

void checkLimits(const LimitValues& lowered)
{
    const Limits defaults;
    const Limits effective = effectiveLimits({}, lowered);
    for (const AdjustableLimit& limit : adjustableLimits()) {
        const qint64 value = effective.*limit.value;
        require(value >= 1 && value <= defaults.*limit.value, "a manifest only lowers limits");
    }
}

void check(const LoadedManifest& loaded)
{
    const Manifest& manifest = loaded.manifest;
    checkId(manifest.id);
    checkLimits(manifest.limits);
    // 80 and 512 characters may have two units each.
    require(isOneLine(manifest.name) && manifest.name.size() <= 160, "a name is a short line");
    require(manifest.author.isEmpty() || isOneLine(manifest.author), "an author is one line");
    require(isOneLine(manifest.version) && manifest.version.size() <= 64, "a version is short");
    require(!manifest.entry.isEmpty() && manifest.entry.size() <= 1024, "an entry is short");
    if (manifest.hosts) {
        for (const HostRequest& request : *manifest.hosts)
            require(request.reason.isEmpty() || isOneLine(request.reason), "a reason is one line");
    }
    for (const QString& warning : loaded.warnings)
        require(isOneLine(warning), "a warning is one line");
    const auto again = parseManifest(toText(written(manifest)), fileName);
    require(again && isSame(manifest, again->manifest), "a manifest comes back as it was written");
    require(again->warnings.isEmpty(), "what was written is known");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray text = Input(data, size).takeRest();
    const auto loaded = parseManifest(text, fileName);
    if (loaded)
        check(*loaded);
    else
        require(isOneLine(loaded.error().toString()), "an error is one line");
    return 0;
}
