#include "bridge/core/json.h"

#include <QStringDecoder>
#include <QStringList>

#include <string>
#include <vector>

namespace portcullis {
namespace {

constexpr qsizetype longestShownKey = 64;

QString lineAndColumn(QByteArrayView text, size_t position)
{
    const QByteArrayView before = text.first(qMin(text.size(), qsizetype(position)));
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = before.size() - (before.lastIndexOf('\n') + 1);
    return QStringLiteral("line %1, column %2").arg(line).arg(qMax<qsizetype>(column, 1));
}

QString topLevel()
{
    return QStringLiteral("the top level");
}

//! Builds a value from parser events and stops at the first thing that is out of bounds.
class BoundedBuilder final : public nlohmann::json_sax<Json> {
public:
    BoundedBuilder(QByteArrayView text, const JsonBounds& bounds) : m_text(text), m_bounds(bounds)
    {
    }

    Result<Json, JsonProblem> take()
    {
        if (m_problem)
            return *m_problem;
        return std::move(m_root);
    }

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t&) override { return add(value); }
    bool binary(binary_t&) override { return refuse(QStringLiteral("binary values are not JSON")); }

    bool string(string_t& value) override { return checkLength(value) && add(std::move(value)); }

    bool key(string_t& value) override
    {
        if (!checkLength(value))
            return false;
        Json& object = *m_open.back();
        if (object.contains(value)) {
            m_key = value;
            return refuse(QStringLiteral("this key appears twice in one object"));
        }
        m_key = std::move(value);
        return true;
    }

    bool start_object(std::size_t) override { return enter(Json::object()); }
    bool start_array(std::size_t) override { return enter(Json::array()); }
    bool end_object() override { return leave(); }
    bool end_array() override { return leave(); }

    bool parse_error(
        std::size_t position, const std::string& token, const Json::exception& error) override
    {
        const bool outOfRange = error.id >= 400;
        const QString what = outOfRange ? QStringLiteral("a number is out of range")
            : token.empty()             ? QStringLiteral("the text ends too early")
                                        : QStringLiteral("this is not valid JSON in UTF-8");
        m_problem = JsonProblem{what, lineAndColumn(m_text, position)};
        return false;
    }

private:
    bool checkLength(const std::string& value)
    {
        if (qsizetype(value.size()) <= m_bounds.maxStringBytes)
            return true;
        return refuse(
            QStringLiteral("a string here is longer than %1 bytes").arg(m_bounds.maxStringBytes));
    }

    bool add(Json value)
    {
        place(std::move(value));
        return true;
    }

    Json* place(Json value)
    {
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        Json& parent = *m_open.back();
        if (!parent.is_array())
            return &(parent[m_key] = std::move(value));
        parent.push_back(std::move(value));
        return &parent.back();
    }

    bool enter(Json container)
    {
        if (int(m_open.size()) >= m_bounds.maxDepth)
            return refuse(
                QStringLiteral("values are nested deeper than %1 levels").arg(m_bounds.maxDepth));
        const QString step = nextStep();
        m_open.push_back(place(std::move(container)));
        m_path << step;
        return true;
    }

    bool leave()
    {
        m_open.pop_back();
        m_path.removeLast();
        return true;
    }

    //! The last part of the pointer to the value that comes next.
    QString nextStep() const
    {
        if (m_open.empty())
            return {};
        if (m_open.back()->is_array())
            return QString::number(m_open.back()->size());
        return pointerStep(fromJson(m_key));
    }

    bool refuse(const QString& message)
    {
        const QStringList steps = m_path + QStringList{nextStep()};
        const QString pointer = steps.size() > 1 ? steps.join(u'/') : topLevel();
        m_problem = JsonProblem{message, pointer};
        return false;
    }

    QByteArrayView m_text;
    JsonBounds m_bounds;
    Json m_root;
    std::vector<Json*> m_open;
    QStringList m_path;
    std::string m_key;
    std::optional<JsonProblem> m_problem;
};

//! Watches for one string member of the top-level object and keeps nothing else.
class TopLevelStringFinder final : public nlohmann::json_sax<Json> {
public:
    explicit TopLevelStringFinder(std::string_view key) : m_wanted(key) { }

    std::optional<QString> found;

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return enter(); }
    bool start_array(std::size_t) override { return enter(); }
    bool end_object() override { return leave(); }
    bool end_array() override { return leave(); }
    bool parse_error(std::size_t, const std::string&, const Json::exception&) override
    {
        return false;
    }

    bool key(string_t& value) override
    {
        m_atWanted = m_depth == 1 && value == m_wanted;
        return true;
    }

    bool string(string_t& value) override
    {
        if (m_depth != 1 || !m_atWanted)
            return true;
        found = fromJson(value);
        return false;
    }

private:
    bool enter()
    {
        ++m_depth;
        m_atWanted = false;
        return true;
    }

    bool leave()
    {
        --m_depth;
        return true;
    }

    std::string_view m_wanted;
    int m_depth = 0;
    bool m_atWanted = false;
};

} // namespace

Result<Json, JsonProblem> parseJson(QByteArrayView text, const JsonBounds& bounds)
{
    if (text.size() > bounds.maxBytes) {
        return JsonProblem{QStringLiteral("the text is %1 bytes long; the most is %2")
                               .arg(text.size())
                               .arg(bounds.maxBytes),
            topLevel()};
    }
    BoundedBuilder builder(text, bounds);
    Json::sax_parse(text.begin(), text.end(), &builder);
    return builder.take();
}

std::optional<QString> findTopLevelString(QByteArrayView text, std::string_view key)
{
    TopLevelStringFinder finder(key);
    Json::sax_parse(text.begin(), text.end(), &finder);
    return finder.found;
}

QString pointerStep(const QString& key)
{
    QString step = key.left(longestShownKey);
    return step.replace(u'~', QLatin1String("~0")).replace(u'/', QLatin1String("~1"));
}

QByteArray toText(const Json& value)
{
    return QByteArray::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json toJson(const QString& text)
{
    return text.toStdString();
}

QString fromJson(std::string_view utf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder(QByteArrayView(utf8.data(), qsizetype(utf8.size())));
}

} // namespace portcullis
