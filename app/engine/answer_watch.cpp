#include "app/engine/answer_watch.h"

#include "bridge/core/limits.h"

#include <QWebEnginePage>
#include <QWebEngineScript>

namespace portcullis {

AnswerWatch::AnswerWatch(QWebEnginePage& page, QObject* parent)
    : QObject(parent), m_page(page), m_next(this), m_patience(this)
{
    m_next.setSingleShot(true);
    m_next.setInterval(limits::answerInterval);
    connect(&m_next, &QTimer::timeout, this, &AnswerWatch::ask);
    connect(&m_page, &QWebEnginePage::visibleChanged, this, [this](bool isVisible) {
        if (isVisible && m_isRunning && !m_isAsked)
            ask();
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(limits::answerTimeout);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_isSilent = true;
        Q_EMIT silent();
    });
}

void AnswerWatch::start()
{
    m_isRunning = true;
    ask();
}

void AnswerWatch::stop()
{
    m_isRunning = false;
    m_isAsked = false;
    ++m_question;
    m_next.stop();
    m_patience.stop();
}

void AnswerWatch::count(qsizetype units)
{
    if (!m_isRunning)
        return;
    ++m_lines;
    m_units += units;
    if (m_lines > limits::maxUnansweredLines || m_units > limits::maxUnansweredUnits) {
        stop();
        Q_EMIT behind();
    } else if (!m_isAsked
        && (m_lines >= limits::linesToAskAfter || m_units >= limits::unitsToAskAfter)) {
        ask();
    }
}

void AnswerWatch::wait()
{
    if (m_isAsked)
        m_patience.start();
}

void AnswerWatch::ask()
{
    m_isAsked = true;
    m_next.stop();
    m_patience.start();
    const auto answer = [self = QPointer(this), question = ++m_question](const QVariant&) {
        if (self)
            self->onAnswer(question);
    };
    m_page.runJavaScript(QStringLiteral("0"), QWebEngineScript::ApplicationWorld, answer);
}

void AnswerWatch::onAnswer(int question)
{
    if (question != m_question)
        return;
    m_isAsked = false;
    m_lines = 0;
    m_units = 0;
    m_patience.stop();
    // One that nobody sees and that sends nothing is left in peace.
    if (m_page.isVisible())
        m_next.start();
    if (std::exchange(m_isSilent, false))
        Q_EMIT answered();
}

} // namespace portcullis
