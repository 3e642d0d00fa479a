#include "bridge/manifest/manifest_schema.h"

#include <QFile>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

static void initSchemaResource()
{
    Q_INIT_RESOURCE(schema);
}

namespace portcullis {
namespace {

constexpr qsizetype longestExcerpt = 60;

Json readSchema()
{
    initSchemaResource();
    QFile file(QStringLiteral(":/portcullis/resource.schema.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the manifest schema is not part of this program");
    return Json::parse(file.readAll().toStdString());
}

const Json& schemaText()
{
    static const Json schema = readSchema();
    return schema;
}

const valijson::Schema& compiledSchema()
{
    static const std::unique_ptr<valijson::Schema> schema = [] {
        auto compiled = std::make_unique<valijson::Schema>();
        const valijson::adapters::NlohmannJsonAdapter adapter(schemaText());
        valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(adapter, *compiled);
        return compiled;
    }();
    return *schema;
}

//! The part of the schema \a part that speaks of its member or entry \a step; null where none does.
const Json* innerSchema(const Json& part, const std::string& step)
{
    if (part.contains("properties") && part.at("properties").contains(step))
        return &part.at("properties").at(step);
    for (const char* const ofAll : {"additionalProperties", "items"}) {
        if (part.contains(ofAll))
            return &part.at(ofAll);
    }
    return nullptr;
}

//! The part of the schema that speaks of the value at \a steps; null where none does.
const Json* schemaOf(const QStringList& steps)
{
    const Json* part = &schemaText();
    for (const QString& step : steps) {
        part = innerSchema(*part, step.toStdString());
        if (!part)
            return nullptr;
    }
    return part;
}

//! The steps of a place as valijson writes it: `<root>`, `[frontend]`, `[entry]`.
QStringList stepsOf(const std::vector<std::string>& context)
{
    QStringList steps;
    for (size_t i = 1; i < context.size(); ++i)
        steps << fromJson(std::string_view(context[i]).substr(1, context[i].size() - 2));
    return steps;
}

QString pointerTo(const QStringList& steps)
{
    QString pointer;
    for (const QString& step : steps)
        pointer += u'/' + pointerStep(step);
    return pointer.isEmpty() ? QStringLiteral("the top level") : pointer;
}

//! The value at \a steps as JSON, cut where it is long; null where there is none.
QString excerptOf(const Json& manifest, const QStringList& steps)
{
    const Json* value = &manifest;
    for (const QString& step : steps)
        value = value->is_array() ? &value->at(step.toUInt()) : &value->at(step.toStdString());
    if (value->is_structured())
        return QLatin1String(value->is_array() ? "an array" : "an object");
    const QString text = QString::fromUtf8(toText(*value));
    return text.size() <= longestExcerpt ? text : text.left(longestExcerpt) + u'…';
}

JsonProblem describe(const valijson::ValidationResults::Error& error, const Json& manifest)
{
    const QStringList steps = stepsOf(error.context);
    const QString text = QString::fromStdString(error.description);
    static const QString missing = QStringLiteral("Missing required property '");
    if (text.startsWith(missing)) {
        const QString field = text.mid(missing.size()).section(u'\'', 0, 0);
        return {QStringLiteral("the field \"%1\" is missing").arg(field), pointerTo(steps)};
    }
    const Json* const part = schemaOf(steps);
    if (!part || !part->contains("description"))
        return {text, pointerTo(steps)};
    const auto expected = QString::fromStdString(part->at("description").get<std::string>());
    return {QStringLiteral("expected: %1; found: %2").arg(expected, excerptOf(manifest, steps)),
        pointerTo(steps)};
}

void collectUnknownFields(const Json& value, const QStringList& steps, QStringList& unknown)
{
    if (!value.is_object())
        return;
    for (const auto& [key, member] : value.items()) {
        const QStringList here = steps + QStringList{fromJson(key)};
        if (schemaOf(here))
            collectUnknownFields(member, here, unknown);
        else
            unknown << pointerTo(here);
    }
}

} // namespace

std::optional<JsonProblem> findSchemaProblem(const Json& manifest)
{
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    const valijson::adapters::NlohmannJsonAdapter adapter(manifest);
    valijson::ValidationResults results;
    if (validator.validate(compiledSchema(), adapter, &results))
        return std::nullopt;
    // The innermost failure comes first; those after it only say that their parts failed.
    valijson::ValidationResults::Error first;
    if (!results.popError(first))
        return JsonProblem{QStringLiteral("this is not a manifest"), pointerTo({})};
    return describe(first, manifest);
}

QStringList findUnknownFields(const Json& manifest)
{
    QStringList unknown;
    collectUnknownFields(manifest, {}, unknown);
    return unknown;
}

} // namespace portcullis
