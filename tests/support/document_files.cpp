#include "tests/support/document_files.h"

#include <QStringEncoder>
#include <QUrl>

namespace portcullis::test {
namespace {

//! What a document says of itself when it is there, and what was refused to it. It is ASCII, and
//! right in XML, too.
const QByteArray probe
    = "const say = (word, text) => parent.postMessage(word + ' ' + decodeURI("
      "location.pathname.slice(1)) + ' ' + text, '*');"
      "addEventListener('securitypolicyviolation', ({ effectiveDirective, disposition }) => "
      "say(disposition, effectiveDirective));"
      "addEventListener('load', () => say('is', JSON.stringify({"
      "encoding: document.characterSet, mode: document.compatMode, type: document.contentType,"
      "head: document.head ? document.head.childNodes.length : null,"
      "body: document.body ? document.body.childNodes.length : null,"
      "nodes: document.childNodes.length, root: document.documentElement.nodeName,"
      "text: String(document.documentElement.textContent.match(/\\[[^a-z\\]]+\\]/)) })));"
      "new Image().src = 'http://127.0.0.1:9/';"
      "try { new WebSocket('ws://127.0.0.1:9/').onerror = () => say('failed', 'connect'); }"
      "catch { say('failed', 'connect'); }";

constexpr char utf16WithoutMark[] = "utf-16 without a mark";

struct Encoding {
    const char* name;
    QStringConverter::Encoding encoding;
    bool hasMark;
    const char* declaration; //!< Without it, a parser of XML would take it for another.
};

constexpr Encoding encodings[]{
    {"utf-8", QStringConverter::Utf8, false, ""},
    {"utf-8 with a mark", QStringConverter::Utf8, true, ""},
    {"utf-16 little-endian with a mark", QStringConverter::Utf16LE, true, ""},
    {"utf-16 big-endian with a mark", QStringConverter::Utf16BE, true, ""},
    {"windows-1252", QStringConverter::Latin1, false,
        "<?xml version='1.0' encoding='windows-1252'?>"},
    {utf16WithoutMark, QStringConverter::Utf16LE, false, "<?xml version='1.0'?>"},
};

QByteArray encoded(const QString& text, const Encoding& encoding)
{
    const auto flag
        = encoding.hasMark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default;
    QStringEncoder encoder(encoding.encoding, flag);
    return encoder.encode(text);
}

struct Form {
    const char* name;
    const char* text; //!< With `{}` where the script is to be.
};

//! What can stand at the beginning of a page.
constexpr Form pages[]{
    {"doctype.html", "<!DOCTYPE html><title>x</title><script>{}</script><p>[\u00e4]"},
    {"no doctype.html", "<html><head><script>{}</script></head><body>[\u00e4]</body></html>"},
    {"no head.html", "<script>{}</script>[\u00e4]"},
    {"text first.html", "[\u00e4]<html><head><script>{}</script></head></html>"},
    {"script before the doctype.html", "<script>{}</script><!doctype html><p>[\u00e4]"},
    {"comment first.html",
        "<!-- <script> --!>\n<!-- > --><!doctype html>\n<script>{}</script>[\u00e4]"},
    {"comment behind.html", "<!doctype html><!-- a --><head><!-- b --><script>{}</script>[\u00e4]"},
    {"old doctype.html",
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\" "
        "\"http://www.w3.org/TR/html4/loose.dtd\"><script>{}</script>[\u00e4]"},
    {"doctype of quirks.html",
        "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2//EN\"><script>{}</script>[\u00e4]"},
    {"xml prolog.html", "<?xml version='1.0'?><!doctype html><script>{}</script>[\u00e4]"},
    {"frameset.html", "<!doctype html><script>{}</script><frameset><frame></frameset>"},
    {"space first.html", " \t\r\n\f<!doctype html><body><script>{}</script>[\u00e4]"},
    {"meta utf-8.html", "<!doctype html><meta charset=utf-8><script>{}</script>[\u00e4]"},
    {"meta windows-1252.html",
        "<!doctype html><meta http-equiv=Content-Type content='text/html; charset=windows-1252'>"
        "<script>{}</script>[\u00e4]"},
    {"meta utf-16.html", "<!doctype html><meta charset=utf-16><script>{}</script>[\u00e4]"},
    {"policy of its own.html",
        "<!doctype html><meta http-equiv=Content-Security-Policy content=\"frame-src 'none'\">"
        "<script>{}</script>[\u00e4]"},
};

//! What is read by the parser of XML.
constexpr Form xmls[]{
    {"page.xhtml",
        "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title>"
        "<script>{}</script></head><body>[\u00e4]</body></html>"},
    {"page with a doctype.xht",
        "<!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><head><script>{}</script>"
        "</head><body>[\u00e4]</body></html>"},
    {"drawing.svg",
        "<svg xmlns='http://www.w3.org/2000/svg'><script>{}</script><text>[\u00e4]</text></svg>"},
    {"data.xml", "<data><script xmlns='http://www.w3.org/1999/xhtml'>{}</script>[\u00e4]</data>"},
};

QString withProbe(const char* text)
{
    return QString::fromUtf8(text).replace(QLatin1String("{}"), QLatin1String(probe));
}

} // namespace

QList<DocumentFile> documentFiles()
{
    QList<DocumentFile> files;
    for (const Encoding& encoding : encodings) {
        const QString name = QLatin1String(encoding.name) + u' ';
        const QString declaration = QLatin1String(encoding.declaration);
        for (const auto& [ending, text] : xmls)
            files.append(
                {name + QLatin1String(ending), encoded(declaration + withProbe(text), encoding)});
        // A browser does not recognize a page in it.
        if (encoding.name == utf16WithoutMark)
            continue;
        for (const auto& [ending, text] : pages)
            files.append({name + QLatin1String(ending), encoded(withProbe(text), encoding)});
    }
    files.append({QStringLiteral("escape of ISO-2022-JP.html"),
        "<!doctype html><meta charset=iso-2022-jp><!-- \x1b$B --><script>"
            + withProbe("{}").toUtf8() + "</script>\x1b(B --><script>" + withProbe("{}").toUtf8()
            + "</script>"});
    return files;
}

QByteArray framesFor(const QList<DocumentFile>& files)
{
    QByteArray script = "addEventListener('message', ({ data }) => console.log(data));"
                        "const open = (src) => document.body.append(Object.assign("
                        "document.createElement('iframe'), { sandbox: 'allow-scripts', src }));";
    for (const auto& [name, bytes] : files)
        script += "open('" + QUrl::toPercentEncoding(name) + "');";
    return script;
}

QStringList saidOf(const QStringList& lines, const QString& word, const QString& file)
{
    const QString start = word + u' ' + file + u' ';
    QStringList said;
    for (const QString& line : lines) {
        if (line.startsWith(start))
            said << line.mid(start.size());
    }
    said.sort();
    return said;
}

} // namespace portcullis::test
