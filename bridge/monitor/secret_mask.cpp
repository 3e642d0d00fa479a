#include "bridge/monitor/secret_mask.h"

#include <QRegularExpression>

#include <array>

namespace portcullis {
namespace {

//! Parts of a name that say that its value is a secret. Those that are also parts of harmless
//! words, such as "author", count as words of their own only.
const QString secretName = QStringLiteral(
    "(?:[\\w.-]*(?:authori[sz]ation|token|passw(?:or)?d|passphrase|passcode|secret|api[-_ ]?key|"
    "access[-_]?key|private[-_]?key|cookie|session|credential|jwt)[\\w.-]*|"
    "(?:[\\w.]*[-_.])?(?:auth|pwd|pass|otp|pin|sid|signature)|x-auth)");

QRegularExpression pattern(const QString& text)
{
    return QRegularExpression(
        text, QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
}

struct Rule {
    QRegularExpression pattern;
    QString replacement;
};

const std::array<Rule, 7>& rules()
{
    // A quote may be escaped, where JSON is a string within JSON.
    static const QString quote = QStringLiteral("\\\\*[\"']");
    static const QString name = QStringLiteral("(%1%2%1\\s*:\\s*)").arg(quote, secretName);
    static const std::array<Rule, 7> all{{
        // "token": "..."
        {pattern(name + QStringLiteral("(\\\\*)([\"'])(?:\\\\.|(?!\\3)[^\\\\])*?(?:\\2\\3|\\z)")),
            QStringLiteral("\\1\\2\\3***\\2\\3")},
        // "pin": 1234
        {pattern(name + QStringLiteral("(?!null|\\\\*[\"'])([^\\s,;\\[\\]{}\"']+)")),
            QStringLiteral("\\1***")},
        // "tokens": [...]
        {pattern(name + QStringLiteral("\\[[^\\]]*(?:\\]|\\z)")), QStringLiteral("\\1[***]")},
        // Authorization: ... to the end of the line
        {pattern(QStringLiteral("^(\\s*%1\\s*:[ \\t]*)(?=\\S)[^\\r\\n]+").arg(secretName)),
            QStringLiteral("\\1***")},
        // token=... of a form, a query or a cookie
        {pattern(QStringLiteral("(\\b%1=)[^\\s&;,\"']+").arg(secretName)),
            QStringLiteral("\\1***")},
        {pattern(QStringLiteral("\\b((?:bearer|basic)\\s+)[\\w.~+/=-]{6,}|"
                                "\\beyJ[\\w-]{6,}\\.[\\w-]*(?:\\.[\\w-]*)?")),
            QStringLiteral("\\1***")},
        // https://user:password@host
        {pattern(QStringLiteral("(\\b[a-z][a-z0-9+.-]*://)[^\\s/@\"']+@")),
            QStringLiteral("\\1***@")},
    }};
    return all;
}

} // namespace

QString maskSecrets(const QString& text)
{
    QString masked = text;
    for (const Rule& rule : rules())
        masked.replace(rule.pattern, rule.replacement);
    return masked;
}

} // namespace portcullis
