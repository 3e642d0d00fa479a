#include "bridge/core/json_fields.h"

namespace portcullis::fields {
namespace {

//! The member \a key, or null where it is missing or JSON null.
const Json* member(const Json& params, const char* key)
{
    const auto found = params.find(key);
    if (found == params.end() || found->is_null())
        return nullptr;
    return &*found;
}

Answer<QString> boundedString(const Json& value, const char* key, qsizetype maxBytes)
{
    if (!value.is_string())
        return invalidField(key, QStringLiteral("must be a string"));
    const auto& text = value.get_ref<const std::string&>();
    if (qsizetype(text.size()) > maxBytes)
        return invalidField(key, QStringLiteral("must be at most %1 bytes long").arg(maxBytes));
    return QString::fromStdString(text);
}

} // namespace

Error invalidField(const char* key, const QString& expectation)
{
    return {ErrorCode::InvalidParams,
        QStringLiteral("params.%1 %2").arg(QLatin1String(key), expectation)};
}

Answer<QString> requiredString(const Json& params, const char* key, qsizetype maxBytes)
{
    const Json* const value = member(params, key);
    if (!value)
        return invalidField(key, QStringLiteral("is missing"));
    return boundedString(*value, key, maxBytes);
}

Answer<std::optional<QString>> optionalString(
    const Json& params, const char* key, qsizetype maxBytes)
{
    const Json* const value = member(params, key);
    if (!value)
        return std::optional<QString>{};
    const Answer<QString> text = boundedString(*value, key, maxBytes);
    if (!text)
        return text.error();
    return std::optional<QString>{*text};
}

Answer<std::optional<qint64>> optionalInteger(
    const Json& params, const char* key, qint64 min, qint64 max)
{
    const Json* const value = member(params, key);
    if (!value)
        return std::optional<qint64>{};
    const bool fits = value->is_number_integer()
        && (!value->is_number_unsigned()
            || value->get<quint64>() <= quint64(std::numeric_limits<qint64>::max()));
    const qint64 number = fits ? value->get<qint64>() : 0;
    if (!fits || number < min || number > max)
        return invalidField(
            key, QStringLiteral("must be a whole number from %1 to %2").arg(min).arg(max));
    return std::optional<qint64>{number};
}

Answer<QStringList> optionalStrings(
    const Json& params, const char* key, qsizetype maxEntries, qsizetype maxBytes)
{
    const Json* const value = member(params, key);
    if (!value)
        return QStringList{};
    if (!value->is_array() || qsizetype(value->size()) > maxEntries)
        return invalidField(
            key, QStringLiteral("must be an array of at most %1 strings").arg(maxEntries));
    QStringList texts;
    for (const Json& entry : *value) {
        const Answer<QString> text = boundedString(entry, key, maxBytes);
        if (!text)
            return text.error();
        texts << *text;
    }
    return texts;
}

} // namespace portcullis::fields
