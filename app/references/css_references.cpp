#include "app/references/css_references.h"

#include "app/references/ascii_space.h"
#include "bridge/core/limits.h"
#include "bridge/hosts/percent_encoding.h"

#include <utility>

namespace portcullis {
namespace {

bool isNewline(QChar c)
{
    return c == u'\n' || c == u'\r' || c == u'\f';
}

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\'';
}

bool isNameCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
        || c == u'-' || c == u'_' || c.unicode() >= 0x80;
}

class Scanner {
public:
    explicit Scanner(QStringView css) : m_css(css) { }

    std::vector<Reference> scan()
    {
        while (!isAtEnd() && qsizetype(m_found.size()) < limits::maxFileReferences)
            step();
        return std::move(m_found);
    }

private:
    bool isAtEnd() const { return m_at >= m_css.size(); }
    //! NUL at the end.
    QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_css.size() ? m_css.at(m_at + ahead) : QChar();
    }
    QChar take() { return m_css.at(m_at++); }

    //! Takes at least one character.
    void step()
    {
        const QChar c = peek();
        if (m_css.sliced(m_at).startsWith(QLatin1String("/*")))
            skipComment();
        else if (isQuote(c))
            addString();
        else if (isNameCharacter(c) || startsEscape())
            readWord();
        else
            readSign();
    }

    void skipComment()
    {
        const qsizetype end = m_css.indexOf(QLatin1String("*/"), m_at + 2);
        m_at = end < 0 ? m_css.size() : end + 2;
    }

    //! An import lasts over white space and comments, to the next thing.
    void readSign()
    {
        const QChar c = take();
        if (c == u'@')
            m_isImport = readName().compare(QLatin1String("import"), Qt::CaseInsensitive) == 0;
        else if (!isAsciiSpace(c))
            m_isImport = false;
    }

    void readWord()
    {
        const bool isUrl
            = readName().compare(QLatin1String("url"), Qt::CaseInsensitive) == 0 && peek() == u'(';
        if (isUrl)
            addUrl();
        else
            m_isImport = false;
    }

    void addString()
    {
        const QString text = readString();
        if (m_isImport)
            add(text);
    }

    void addUrl()
    {
        ++m_at;
        skipSpace();
        add(isQuote(peek()) ? readString() : readBareUrl());
    }

    void add(const QString& url)
    {
        const bool isImport = std::exchange(m_isImport, false);
        if (url.isEmpty())
            return;
        if (isImport)
            m_found.push_back({url, QStringLiteral("@import"), Reference::Kind::Style});
        else
            m_found.push_back({url, QStringLiteral("url()"), Reference::Kind::Other});
    }

    void skipSpace()
    {
        while (!isAtEnd() && isAsciiSpace(peek()))
            ++m_at;
    }

    QString readName()
    {
        QString name;
        while (isNameCharacter(peek()) || startsEscape())
            name += peek() == u'\\' ? readEscape() : QString(take());
        return name;
    }

    //! Empty for one that a line break cuts off.
    QString readString()
    {
        const QChar quote = take();
        QString text;
        while (!isAtEnd() && peek() != quote) {
            if (isNewline(peek()))
                return {};
            if (peek() != u'\\')
                text += take();
            else if (startsEscape())
                text += readEscape();
            else
                m_at += 2; // a line that is continued
        }
        ++m_at;
        return text;
    }

    //! Empty for one with signs that would have to be escaped.
    QString readBareUrl()
    {
        QString text;
        while (!isAtEnd() && !endsBareUrl(peek()))
            text += startsEscape() ? readEscape() : QString(take());
        skipSpace();
        if (isAtEnd() || peek() == u')')
            return text;
        const qsizetype end = m_css.indexOf(u')', m_at);
        m_at = end < 0 ? m_css.size() : end;
        return {};
    }

    static bool endsBareUrl(QChar c)
    {
        return c == u')' || isQuote(c) || c == u'(' || isAsciiSpace(c);
    }

    bool startsEscape() const
    {
        return peek() == u'\\' && m_at + 1 < m_css.size() && !isNewline(peek(1));
    }

    //! After the backslash: up to six hexadecimal digits and one white space, or any character.
    QString readEscape()
    {
        ++m_at;
        char32_t code = 0;
        int digits = 0;
        for (; digits < 6 && hexDigitValue(peek().toLatin1()); ++digits)
            code = code * 16 + char32_t(*hexDigitValue(take().toLatin1()));
        if (digits == 0)
            return QString(take());
        if (!isAtEnd() && isAsciiSpace(peek()))
            ++m_at;
        const bool isCharacter = code != 0 && code <= 0x10FFFF && !QChar::isSurrogate(code);
        return QString::fromUcs4(isCharacter ? &code : &replacement, 1);
    }

    static constexpr char32_t replacement = 0xFFFD;

    QStringView m_css;
    qsizetype m_at = 0;
    bool m_isImport = false;
    std::vector<Reference> m_found;
};

} // namespace

std::vector<Reference> cssReferences(QStringView css)
{
    return Scanner(css).scan();
}

} // namespace portcullis
