#include "app/settings/settings_members.h"

#include <array>

namespace portcullis {
namespace {

template <typename Choice> struct Word {
    Choice choice;
    const char* word;
};

constexpr std::array themes{
    Word<ThemeChoice>{ThemeChoice::System, "system"},
    Word<ThemeChoice>{ThemeChoice::Light, "light"},
    Word<ThemeChoice>{ThemeChoice::Dark, "dark"},
};

constexpr std::array languages{
    Word<Language>{Language::System, "system"},
    Word<Language>{Language::English, "en"},
    Word<Language>{Language::German, "de"},
};

//! False if \a value is none of the words.
template <typename Choice, std::size_t count>
bool readWord(const Json& value, const std::array<Word<Choice>, count>& words, Choice& choice)
{
    for (const Word<Choice>& entry : words) {
        if (value == entry.word) {
            choice = entry.choice;
            return true;
        }
    }
    return false;
}

template <typename Choice, std::size_t count>
Json wordOf(Choice choice, const std::array<Word<Choice>, count>& words)
{
    for (const Word<Choice>& entry : words) {
        if (entry.choice == choice)
            return entry.word;
    }
    Q_UNREACHABLE();
}

bool readText(const Json& value, QString& text)
{
    if (!value.is_string())
        return false;
    text = QString::fromStdString(value.get<std::string>());
    return true;
}

bool readDays(const Json& value, int& days)
{
    if (!value.is_number_unsigned() || value.get<quint64>() > quint64(maxHistoryDays))
        return false;
    days = value.get<int>();
    return true;
}

bool readSwitch(const Json& value, bool& isOn)
{
    if (!value.is_boolean())
        return false;
    isOn = value.get<bool>();
    return true;
}

//! In quotes, and in one line whatever it holds.
QString quoted(const std::string& key)
{
    return QString::fromUtf8(toText(key));
}

Result<LimitValues, QString> readLimits(const Json& json)
{
    if (!json.is_object())
        return QStringLiteral("\"limits\" must be an object");
    LimitValues values;
    for (const auto& [key, value] : json.items()) {
        const QString name = QString::fromStdString(key);
        const AdjustableLimit* const limit = findLimit(name);
        if (!limit)
            return QStringLiteral("there is no limit %1").arg(quoted(key));
        const bool fits = value.is_number_unsigned() && value.get<quint64>() >= 1
            && value.get<quint64>() <= quint64(limit->ceiling);
        if (!fits)
            return QStringLiteral("\"%1\" must be a whole number from 1 to %2")
                .arg(name)
                .arg(limit->ceiling);
        values.insert(name, value.get<qint64>());
    }
    return values;
}

enum class Reading {
    Done,
    WrongType,
    Unknown,
};

//! One member other than the limits.
Reading readMember(const std::string& key, const Json& value, WrittenSettings& written)
{
    const auto done = [](bool isRead) { return isRead ? Reading::Done : Reading::WrongType; };
    if (key == "caFile")
        return done(readText(value, written.caFile));
    if (key == "proxy")
        return done(readText(value, written.proxy));
    if (key == "historyDays")
        return done(readDays(value, written.historyDays));
    if (key == "theme")
        return done(readWord(value, themes, written.theme));
    if (key == "language")
        return done(readWord(value, languages, written.language));
    if (key == "offerLinks")
        return done(readSwitch(value, written.offerLinks));
    return Reading::Unknown;
}

void put(Json& json, const char* key, const Json& value, bool isDefault)
{
    if (isDefault)
        json.erase(key);
    else
        json[key] = value;
}

Json limitsJson(const LimitValues& limits)
{
    Json json = Json::object();
    for (auto limit = limits.begin(); limit != limits.end(); ++limit)
        json[limit.key().toStdString()] = limit.value();
    return json;
}

} // namespace

Result<WrittenSettings, QString> readMembers(const Json& json, UnknownMembers unknown)
{
    if (!json.is_object())
        return QStringLiteral("the settings must be an object");
    WrittenSettings written;
    for (const auto& [key, value] : json.items()) {
        if (key == "limits") {
            const Result<LimitValues, QString> read = readLimits(value);
            if (!read)
                return read.error();
            written.limits = *read;
            continue;
        }
        const Reading reading = readMember(key, value, written);
        const bool isSkipped = reading == Reading::Unknown && unknown == UnknownMembers::Skip;
        if (reading != Reading::Done && !isSkipped)
            return QStringLiteral("%1 is no setting of that type").arg(quoted(key));
    }
    return written;
}

void writeMembers(Json& json, const WrittenSettings& written)
{
    const WrittenSettings byDefault;
    put(json, "caFile", toJson(written.caFile), written.caFile.isEmpty());
    put(json, "proxy", toJson(written.proxy), written.proxy.isEmpty());
    put(json, "limits", limitsJson(written.limits), written.limits.isEmpty());
    put(json, "historyDays", written.historyDays, written.historyDays == byDefault.historyDays);
    put(json, "theme", wordOf(written.theme, themes), written.theme == byDefault.theme);
    put(json, "language", wordOf(written.language, languages),
        written.language == byDefault.language);
    put(json, "offerLinks", written.offerLinks, written.offerLinks == byDefault.offerLinks);
}

} // namespace portcullis
