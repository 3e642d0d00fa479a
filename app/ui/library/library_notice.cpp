#include "app/ui/library/library_notice.h"

#include "app/ui/labels.h"
#include "app/ui/library/installer.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace portcullis {
namespace {

constexpr std::chrono::milliseconds blink{300};
constexpr int barWidth = 200;
constexpr qsizetype maxSaid = 8; // sentences

} // namespace

LibraryNotice::LibraryNotice(Installer& installer, QWidget* parent)
    : QFrame(parent), m_text(plainLabel({}, this)), m_bar(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)),
      m_dismiss(new QPushButton(tr("Dismiss"), this)), m_delay(this)
{
    setObjectName(QStringLiteral("noticeBar"));
    m_delay.setSingleShot(true);
    m_delay.setInterval(blink);
    connect(&m_delay, &QTimer::timeout, this, &QWidget::show);
    m_bar->setFixedWidth(barWidth);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->setObjectName(QStringLiteral("cancelInstall"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 6, 6);
    row->addWidget(m_text, 1);
    row->addWidget(m_bar);
    row->addWidget(m_cancel);
    row->addWidget(m_dismiss);
    hide();
    connect(m_cancel, &QPushButton::clicked, &installer, &Installer::cancel);
    connect(m_dismiss, &QPushButton::clicked, this, &QWidget::hide);
    connect(&installer, &Installer::began, this, &LibraryNotice::onBegan);
    connect(&installer, &Installer::progressed, this, &LibraryNotice::onProgress);
    connect(&installer, &Installer::idle, this, &LibraryNotice::onIdle);
    connect(&installer, &Installer::done, this, &LibraryNotice::say);
    connect(&installer, &Installer::failed, this, &LibraryNotice::say);
}

QString LibraryNotice::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void LibraryNotice::onBegan(const QString& sentence, bool isCancelable)
{
    if (std::exchange(m_isIdle, false))
        m_said.clear();
    if (!std::exchange(m_isBusy, true) && isHidden())
        m_delay.start();
    m_text->setText(saidAnd(sentence));
    m_bar->setRange(0, 0); // it moves without saying how far it is
    m_bar->show();
    m_cancel->setVisible(isCancelable);
    m_dismiss->hide();
}

void LibraryNotice::onProgress(int percent)
{
    m_bar->setRange(0, 100);
    m_bar->setValue(percent);
}

void LibraryNotice::onIdle()
{
    m_isIdle = true;
    if (std::exchange(m_isBusy, false) && m_said.isEmpty())
        hide();
    m_delay.stop();
}

//! What came of one package must not hide what came of the one before.
QString LibraryNotice::saidAnd(const QString& sentence) const
{
    return (m_said + QStringList(sentence)).join(u'\n');
}

void LibraryNotice::say(const QString& text)
{
    m_delay.stop();
    m_isBusy = false;
    m_text->setText(saidAnd(text));
    m_said << text;
    while (m_said.size() >= maxSaid)
        m_said.removeFirst();
    m_bar->hide();
    m_cancel->hide();
    m_dismiss->show();
    show();
}

} // namespace portcullis
