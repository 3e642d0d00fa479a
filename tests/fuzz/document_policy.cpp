//! Wherever a page begins, and in whatever pieces it is read, a browser meets the policy before any
//! element and any text.
#include "app/engine/document_policy.h"
#include "app/engine/page_stream.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"

#include <QBuffer>

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

const QByteArray metaStart = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src ";

//! \brief What the tokenizer of a browser passes over before the first element (HTML standard,
//! sections 13.2.5.42 to 13.2.5.68), state by state for comments.
class Prolog {
public:
    explicit Prolog(const QByteArray& page) : m_page(page) { }

    //! Where the first tag, text or end of file is.
    qsizetype end()
    {
        if (m_page.startsWith("\xEF\xBB\xBF"))
            m_at = 3;
        for (;;) {
            while (QByteArray(" \t\r\n\f").contains(peek()))
                ++m_at;
            const qsizetype start = m_at;
            if (!skipMarkup()) {
                m_at = start;
                return start;
            }
        }
    }

private:
    //! NUL at the end.
    char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_page.size() ? m_page.at(m_at + ahead) : '\0';
    }
    bool isAtEnd() const { return m_at >= m_page.size(); }
    bool startsWith(const char* text) const
    {
        return m_page.mid(m_at, qsizetype(qstrlen(text))).compare(text, Qt::CaseInsensitive) == 0;
    }

    bool skipMarkup()
    {
        if (startsWith("<!--")) {
            m_at += 4;
            return skipComment();
        }
        // A doctype ends at the first `>`, even in quotes.
        if (startsWith("<!doctype"))
            return skipToTagEnd();
        return false;
    }

    bool skipToTagEnd()
    {
        const qsizetype found = m_page.indexOf('>', m_at);
        m_at = found + 1;
        return found >= 0;
    }

    enum class State { Start, StartDash, Comment, EndDash, End, EndBang };

    //! False at the end of file.
    bool skipComment()
    {
        State state = State::Start;
        while (!isAtEnd()) {
            const char c = m_page.at(m_at++);
            const bool mayEnd = state == State::Start || state == State::StartDash
                || state == State::End || state == State::EndBang;
            if (c == '>' && mayEnd)
                return true;
            state = next(state, c);
        }
        return false;
    }

    static State next(State state, char c)
    {
        if (c == '-') {
            switch (state) {
            case State::Start:
                return State::StartDash;
            case State::StartDash:
            case State::EndDash:
            case State::End:
                return State::End;
            case State::Comment:
            case State::EndBang:
                return State::EndDash;
            }
        }
        return state == State::End && c == '!' ? State::EndBang : State::Comment;
    }

    const QByteArray& m_page;
    qsizetype m_at = 0;
};

//! The page as the engine gets it, read in pieces of changing sizes.
QByteArray served(const QByteArray& html, qsizetype maxProlog)
{
    auto file = std::make_unique<QBuffer>();
    file->setData(html);
    file->open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    PageStream stream(
        std::move(file), resourcePolicy(QStringLiteral("com.example.clock")), maxProlog);
    QByteArray page;
    for (qint64 size = 1; !stream.atEnd(); size = size * 7 % 509) {
        const QByteArray piece = stream.read(size);
        require(!piece.isEmpty(), "a page is read to its end");
        page += piece;
    }
    require(page.size() == stream.size(), "the size is known before");
    return page;
}

void checkPage(const QByteArray& html, const QByteArray& page)
{
    const qsizetype end = Prolog(page).end();
    require(page.mid(end, metaStart.size()) == metaStart, "the policy comes before any element");
    const qsizetype metaEnd = page.indexOf("\">", end) + 2;
    require(page.left(end) + page.mid(metaEnd) == html, "the page is unchanged but for its policy");
    // In ISO-2022-JP, which is ASCII otherwise, what follows an escape may be no markup at all.
    require(!page.left(end).contains('\x1B'), "the policy is read the same in every encoding");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray html = Input(data, size).takeRest();
    const QByteArray page = served(html, limits::maxPrologBytes);
    checkPage(html, page);
    const QByteArray whole
        = withContentPolicy(html, resourcePolicy(QStringLiteral("com.example.clock")));
    require(page == whole, "a page in pieces is the same as a whole one");
    // Wherever the part ends in which the place is looked for.
    for (const qsizetype maxProlog : {html.size() / 2, html.size() - html.size() / 8})
        checkPage(html, served(html, maxProlog));
    return 0;
}
