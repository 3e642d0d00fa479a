#include "bridge/manifest/shown_texts.h"

#include "bridge/core/one_line.h"

#include <QString>

#include <algorithm>

namespace portcullis {
namespace {

bool turnsDirection(QChar c)
{
    const bool isEmbedding = c >= QChar(0x202a) && c <= QChar(0x202e);
    const bool isIsolate = c >= QChar(0x2066) && c <= QChar(0x2069);
    return isEmbedding || isIsolate;
}

bool isMisleading(QChar c)
{
    return breaksLine(c) || turnsDirection(c);
}

bool isMisleadingInLines(QChar c)
{
    return isMisleading(c) && c != u'\n' && c != u'\r' && c != u'\t';
}

std::optional<JsonProblem> findIn(
    const Json& object, const char* key, const QString& place, bool (*isBad)(QChar))
{
    const auto text = QString::fromStdString(object.value(key, std::string()));
    if (std::none_of(text.begin(), text.end(), isBad))
        return std::nullopt;
    return JsonProblem{
        QStringLiteral("expected: a text without control characters, and without characters that "
                       "turn the direction of text"),
        place + QLatin1String(key)};
}

const Json* hostsOf(const Json& manifest)
{
    static const Json::json_pointer place("/network/ws/hosts");
    return manifest.contains(place) ? &manifest.at(place) : nullptr;
}

} // namespace

std::optional<JsonProblem> findMisleadingText(const Json& manifest)
{
    const QString top = QStringLiteral("/");
    for (const char* const key : {"name", "author"}) {
        if (auto problem = findIn(manifest, key, top, isMisleading))
            return problem;
    }
    if (auto problem = findIn(manifest, "description", top, isMisleadingInLines))
        return problem;
    const Json* const hosts = hostsOf(manifest);
    for (std::size_t i = 0; hosts != nullptr && i < hosts->size(); ++i) {
        const QString place = QStringLiteral("/network/ws/hosts/%1/").arg(i);
        const Json& host = hosts->at(i);
        if (!host.is_object())
            continue;
        if (auto problem = findIn(host, "reason", place, isMisleading))
            return problem;
    }
    return std::nullopt;
}

} // namespace portcullis
