#include "app/ui/links/open_link_dialog.h"

#include "app/ui/labels.h"
#include "bridge/core/limits.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace portcullis {
namespace {

constexpr int dialogWidth = 520;
constexpr int fewLines = 3;
constexpr int manyLines = 8;
constexpr int charactersOfALine = 60;

QString questionFor(const QString& resourceName, OutsideLink::Kind kind)
{
    switch (kind) {
    case OutsideLink::Kind::Web:
        return OpenLinkDialog::tr("You clicked a link of \u201c%1\u201d. Open it in your browser?")
            .arg(resourceName);
    case OutsideLink::Kind::Mail:
        return OpenLinkDialog::tr(
            "You clicked a link of \u201c%1\u201d. Write this message in your mail program?")
            .arg(resourceName);
    case OutsideLink::Kind::Phone:
        return OpenLinkDialog::tr(
            "You clicked a link of \u201c%1\u201d. Call this number with another program?")
            .arg(resourceName);
    }
    Q_UNREACHABLE();
}

} // namespace

OpenLinkDialog::OpenLinkDialog(
    const QString& resourceName, const OutsideLink& link, QWidget* parent)
    : QDialog(parent), m_guard(this)
{
    setWindowTitle(tr("Open a link"));
    setMinimumWidth(dialogWidth);
    m_guard.setSingleShot(true);
    m_guard.setInterval(limits::questionDelay);
    connect(&m_guard, &QTimer::timeout, this, [this] { m_open->setEnabled(true); });
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 20);
    column->setSpacing(14);
    column->addWidget(styledLabel(questionFor(resourceName, link.kind()), "strong", this));
    column->addWidget(createAddress(link.address()));
    if (!link.host().isEmpty())
        column->addWidget(plainLabel(tr("It leads to the server %1.").arg(link.host()), this));
    column->addWidget(mutedLabel(
        tr("The other program gets all of this address, and is not kept from the network, "
           "as the resource is."),
        this));
    column->addWidget(createButtons());
}

//! It scrolls where it is long, and nothing of it is left out.
QWidget* OpenLinkDialog::createAddress(const QString& address)
{
    auto* const text = new QPlainTextEdit(address, this);
    text->setObjectName(QStringLiteral("address"));
    text->setAccessibleName(tr("Address of the link"));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setWordWrapMode(QTextOption::WrapAnywhere);
    const int lines = address.size() > fewLines * charactersOfALine ? manyLines : fewLines;
    text->setFixedHeight(lines * text->fontMetrics().lineSpacing()
        + 2 * (text->frameWidth() + int(text->document()->documentMargin())));
    return text;
}

QWidget* OpenLinkDialog::createButtons()
{
    auto* const buttons = new QWidget(this);
    auto* const row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    auto* const cancel = new QPushButton(tr("Cancel"), buttons);
    m_open = new QPushButton(tr("Open"), buttons);
    cancel->setObjectName(QStringLiteral("cancel"));
    m_open->setObjectName(QStringLiteral("open"));
    // Enter must not open anything by accident.
    cancel->setDefault(true);
    m_open->setAutoDefault(false);
    m_open->setEnabled(false);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_open);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, &QDialog::accept);
    cancel->setFocus();
    return buttons;
}

void OpenLinkDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    m_open->setEnabled(false);
    m_guard.start();
}

} // namespace portcullis
