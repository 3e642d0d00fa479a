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
    return fromJson(text);
}

//! 1.0 is none, nor is what fits no signed 64 bits.
std::optional<qint64> wholeNumber(const Json& value)
{
    const bool fits = value.is_number_integer()
        && (!value.is_number_unsigned()
            || value.get<quint64>() <= quint64(std::numeric_limits<qint64>::max()));
    return fits ? std::optional(value.get<qint64>()) : std::nullopt;
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
    const std::optional<qint64> number = wholeNumber(*value);
    if (!number || *number < min || *number > max)
        return invalidField(
            key, QStringLiteral("must be a whole number from %1 to %2").arg(min).arg(max));
    return number;
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

void OptionalFields::integer(const char* key, qint64 min, qint64 max, qint64& value)
{
    const auto number = optionalInteger(m_params, key, min, max);
    if (!number)
        fail(number.error());
    else
        value = number->value_or(value);
}

void OptionalFields::milliseconds(const char* key, std::chrono::milliseconds min,
    std::chrono::milliseconds max, std::chrono::milliseconds& value)
{
    qint64 count = value.count();
    integer(key, min.count(), max.count(), count);
    value = std::chrono::milliseconds(count);
}

void OptionalFields::number(const char* key, double min, double max, double& value)
{
    const Json* const found = member(m_params, key);
    if (!found)
        return;
    const double number = found->is_number() ? found->get<double>() : max + 1;
    if (number >= min && number <= max)
        value = number;
    else
        fail(invalidField(key, QStringLiteral("must be a number from %1 to %2").arg(min).arg(max)));
}

bool OptionalFields::isChoice(const char* key, const char* yes, const char* no)
{
    const Json* const found = member(m_params, key);
    if (!found || *found == no)
        return false;
    if (*found != yes)
        fail(invalidField(key,
            QStringLiteral("must be \"%1\" or \"%2\"").arg(QLatin1String(no), QLatin1String(yes))));
    return true;
}

std::vector<qint64> OptionalFields::integers(
    const char* key, qsizetype maxEntries, qint64 min, qint64 max)
{
    std::vector<qint64> numbers;
    const Json* const found = member(m_params, key);
    if (!found)
        return numbers;
    const auto expected
        = QStringLiteral("must be an array of at most %1 whole numbers from %2 to %3")
              .arg(maxEntries)
              .arg(min)
              .arg(max);
    if (!found->is_array() || qsizetype(found->size()) > maxEntries) {
        fail(invalidField(key, expected));
        return numbers;
    }
    for (const Json& entry : *found) {
        const std::optional<qint64> number = wholeNumber(entry);
        if (!number || *number < min || *number > max)
            fail(invalidField(key, expected));
        else
            numbers.push_back(*number);
    }
    return numbers;
}

const Json* OptionalFields::object(const char* key)
{
    const Json* const found = member(m_params, key);
    if (found && !found->is_object())
        fail(invalidField(key, QStringLiteral("must be an object")));
    return found && found->is_object() ? found : nullptr;
}

void OptionalFields::fail(const Error& error)
{
    if (!m_error)
        m_error = error;
}

} // namespace portcullis::fields
