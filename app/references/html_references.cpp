#include "app/references/html_references.h"

#include "app/references/css_references.h"
#include "app/references/srcset.h"
#include "bridge/core/limits.h"

#include <QSet>
#include <QStringConverter>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <libxml/HTMLparser.h>

namespace portcullis {
namespace {

using Kind = Reference::Kind;

enum class Syntax {
    Url,
    Srcset,
    Css,
};

//! What an attribute names, on an element or, where that is empty, on any.
struct AttributeRule {
    QLatin1String element;
    QLatin1String attribute;
    Kind kind = Kind::Other;
    Syntax syntax = Syntax::Url;
};

constexpr std::array rules{
    AttributeRule{QLatin1String("a"), QLatin1String("href"), Kind::Page},
    AttributeRule{QLatin1String("area"), QLatin1String("href"), Kind::Page},
    AttributeRule{QLatin1String("audio"), QLatin1String("src")},
    AttributeRule{QLatin1String("iframe"), QLatin1String("src"), Kind::Page},
    AttributeRule{QLatin1String("image"), QLatin1String("href")},
    AttributeRule{QLatin1String("image"), QLatin1String("xlink:href")},
    AttributeRule{QLatin1String("img"), QLatin1String("src")},
    AttributeRule{QLatin1String("img"), QLatin1String("srcset"), Kind::Other, Syntax::Srcset},
    AttributeRule{QLatin1String("input"), QLatin1String("src")},
    AttributeRule{QLatin1String("link"), QLatin1String("imagesrcset"), Kind::Other, Syntax::Srcset},
    AttributeRule{QLatin1String("script"), QLatin1String("src")},
    AttributeRule{QLatin1String("source"), QLatin1String("src")},
    AttributeRule{QLatin1String("source"), QLatin1String("srcset"), Kind::Other, Syntax::Srcset},
    AttributeRule{QLatin1String("track"), QLatin1String("src")},
    AttributeRule{QLatin1String("use"), QLatin1String("href")},
    AttributeRule{QLatin1String("use"), QLatin1String("xlink:href")},
    AttributeRule{QLatin1String("video"), QLatin1String("poster")},
    AttributeRule{QLatin1String("video"), QLatin1String("src")},
    AttributeRule{QLatin1String(), QLatin1String("style"), Kind::Other, Syntax::Css},
};

//! The names of an element's attributes, each followed by its value; null at the end, and null if
//! there are none.
using Attributes = const xmlChar**;

QString textOf(const xmlChar* text, qsizetype size = -1)
{
    return QString::fromUtf8(reinterpret_cast<const char*>(text), size);
}

QString valueOf(Attributes attributes, QLatin1String name)
{
    for (; attributes && attributes[0]; attributes += 2) {
        if (attributes[1] && textOf(attributes[0]) == name)
            return textOf(attributes[1]).trimmed();
    }
    return {};
}

//! Whether the engine loads what a link of that `rel` names.
bool isLoaded(const QString& rel)
{
    static const QSet<QString> loaded{QStringLiteral("stylesheet"), QStringLiteral("icon"),
        QStringLiteral("apple-touch-icon"), QStringLiteral("mask-icon"), QStringLiteral("manifest"),
        QStringLiteral("preload"), QStringLiteral("modulepreload"), QStringLiteral("prefetch")};
    return loaded.contains(rel);
}

//! Gathers the references from the events of the parser.
class Collector {
public:
    void start(const xmlChar* name, Attributes attributes)
    {
        ++m_depth;
        m_element = textOf(name);
        if (m_element == QLatin1String("noscript"))
            m_isScriptless = true;
        // Scripts are on, and what is for engines without them is not loaded.
        if (m_isScriptless)
            return;
        if (m_element == QLatin1String("base") && m_page.base.isEmpty())
            m_page.base = valueOf(attributes, QLatin1String("href"));
        if (m_element == QLatin1String("link"))
            addLink(attributes);
        for (const AttributeRule& rule : rules) {
            if (rule.element.isEmpty() || m_element == rule.element)
                add(rule, valueOf(attributes, rule.attribute));
        }
    }

    void end(const xmlChar* name)
    {
        --m_depth;
        if (textOf(name) == QLatin1String("noscript"))
            m_isScriptless = false;
        if (textOf(name) == QLatin1String("style"))
            addStyle(std::exchange(m_style, QString()));
    }

    //! The text of a style or a script.
    void text(const xmlChar* text, int size)
    {
        if (m_element == QLatin1String("style") && !m_isScriptless)
            m_style += textOf(text, size);
    }

    bool isFull() const
    {
        return m_depth > limits::maxPageDepth
            || qsizetype(m_page.all.size()) >= limits::maxFileReferences;
    }

    PageReferences take() { return std::move(m_page); }

private:
    void add(const AttributeRule& rule, const QString& value)
    {
        if (value.isEmpty())
            return;
        if (rule.syntax == Syntax::Css)
            return addStyle(value);
        const QStringList urls
            = rule.syntax == Syntax::Srcset ? srcsetUrls(value) : QStringList{value};
        for (const QString& url : urls)
            add({url, placeOf(rule.attribute), rule.kind});
    }

    void addLink(Attributes attributes)
    {
        const QString url = valueOf(attributes, QLatin1String("href"));
        const QStringList rels
            = valueOf(attributes, QLatin1String("rel")).toLower().simplified().split(u' ');
        if (url.isEmpty() || std::none_of(rels.begin(), rels.end(), isLoaded))
            return;
        const bool isStyle = rels.contains(QLatin1String("stylesheet"));
        add({url, placeOf(QLatin1String("href")), isStyle ? Kind::Style : Kind::Other});
    }

    void addStyle(const QString& css)
    {
        for (const Reference& reference : cssReferences(css))
            add(reference);
    }

    void add(const Reference& reference)
    {
        if (!isFull())
            m_page.all.push_back(reference);
    }

    QString placeOf(QLatin1String attribute) const
    {
        return QStringLiteral("<%1 %2>").arg(m_element, attribute);
    }

    PageReferences m_page;
    QString m_element; //!< The one that began last.
    QString m_style;
    int m_depth = 0;
    bool m_isScriptless = false;
};

void startElement(void* collector, const xmlChar* name, Attributes attributes)
{
    static_cast<Collector*>(collector)->start(name, attributes);
}

void endElement(void* collector, const xmlChar* name)
{
    static_cast<Collector*>(collector)->end(name);
}

void rawText(void* collector, const xmlChar* text, int size)
{
    static_cast<Collector*>(collector)->text(text, size);
}

using Parser = std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)>;

//! The text of a page, as long as the parser shall go on.
struct Source {
    QByteArray text;
    qsizetype done = 0;
    const Parser& parser;
    const Collector& collector;

    //! Before its version 2.14 the parser compares each attribute of an element with all others.
    bool isAtEnd() const
    {
        return collector.isFull() || xmlDictSize(parser->dict) > limits::maxPageNames;
    }
};

int readMore(void* context, char* buffer, int size)
{
    auto& source = *static_cast<Source*>(context);
    if (source.isAtEnd())
        return 0;
    const qsizetype count = qMin(qsizetype(size), source.text.size() - source.done);
    std::copy_n(source.text.constData() + source.done, count, buffer);
    source.done += count;
    return int(count);
}

//! One that tells \a collector, and builds no tree.
Parser makeParser(Collector& collector)
{
    Parser parser(htmlNewParserCtxt(), htmlFreeParserCtxt);
    if (!parser)
        return parser;
    *parser->sax = {};
    parser->sax->startElement = startElement;
    parser->sax->endElement = endElement;
    parser->sax->cdataBlock = rawText;
    parser->userData = &collector;
    return parser;
}

} // namespace

PageReferences htmlReferences(const QByteArray& html)
{
    Collector collector;
    const Parser parser = makeParser(collector);
    if (!parser)
        return {};
    // The decoder knows more encodings than the parser, and the byte order marks.
    Source source{
        QString(QStringDecoder::decoderForHtml(html)(html)).toUtf8(), 0, parser, collector};
    htmlCtxtReadIO(parser.get(), readMore, nullptr, &source, nullptr, "UTF-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
            | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC);
    return collector.take();
}

} // namespace portcullis
