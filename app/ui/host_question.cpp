#include "app/ui/host_question.h"

#include "app/ui/capability_words.h"
#include "app/ui/labels.h"
#include "bridge/core/limits.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace portcullis {

HostQuestion::HostQuestion(const QString& resourceName, QWidget* parent)
    : QFrame(parent), m_resourceName(resourceName), m_text(plainLabel({}, this)), m_guard(this)
{
    setObjectName(QStringLiteral("noticeBar"));
    setAccessibleName(tr("A question about a connection"));
    m_guard.setSingleShot(true);
    m_guard.setInterval(limits::questionDelay);
    connect(&m_guard, &QTimer::timeout, this, [this] {
        for (QPushButton* const button : m_buttons)
            button->setEnabled(true);
    });
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->addWidget(m_text, 1);
    for (QPushButton* const button : {addButton(tr("Never"), "never", Answer::Never),
             addButton(tr("Allow once"), "once", Answer::Once),
             addButton(tr("Always allow"), "always", Answer::Always)})
        row->addWidget(button);
    hide();
}

QPushButton* HostQuestion::addButton(const QString& text, const char* name, Answer answer)
{
    auto* const button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, answer] { this->answer(answer); });
    m_buttons << button;
    return button;
}

void HostQuestion::setHosts(const std::vector<HostPattern>& undecided)
{
    if (undecided.empty()) {
        stopAsking();
        return;
    }
    const bool isAsked = m_host
        && std::any_of(undecided.begin(), undecided.end(),
            [this](const HostPattern& host) { return host.toString() == m_host->toString(); });
    if (isAsked)
        return;
    if (m_unanswered >= limits::maxHostQuestions) {
        stopAsking();
        Q_EMIT gaveUp();
        return;
    }
    ask(undecided.front());
}

QString HostQuestion::text() const
{
    return m_host ? m_text->text() : QString();
}

void HostQuestion::restart()
{
    m_unanswered = 0;
    stopAsking();
}

void HostQuestion::ask(const HostPattern& host)
{
    ++m_unanswered;
    m_host = host;
    m_text->setText(
        tr("\u201c%1\u201d wants to connect to %2.").arg(m_resourceName, wordsFor(host)));
    guard();
    show();
    Q_EMIT activeChanged(true);
}

void HostQuestion::stopAsking()
{
    if (!m_host)
        return;
    m_host.reset();
    hide();
    Q_EMIT activeChanged(false);
}

void HostQuestion::answer(Answer answer)
{
    if (!m_host)
        return;
    const HostPattern host = *m_host;
    if (answer != Answer::Never)
        m_unanswered = 0;
    stopAsking();
    Q_EMIT answered(host, answer);
}

void HostQuestion::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    guard();
}

void HostQuestion::guard()
{
    for (QPushButton* const button : m_buttons)
        button->setEnabled(false);
    m_guard.start();
}

} // namespace portcullis
