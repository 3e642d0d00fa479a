#include "app/ui/notice.h"

#include "app/ui/labels.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace portcullis {
namespace {

constexpr int pageTextWidth = 520;

} // namespace

Notice::Notice(Shape shape, QWidget* parent)
    : QFrame(parent), m_text(plainLabel({}, this)), m_buttons(new QHBoxLayout)
{
    auto* const box = new QBoxLayout(
        shape == Shape::Page ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight, this);
    if (shape == Shape::Bar) {
        setObjectName(QStringLiteral("noticeBar"));
        box->setContentsMargins(12, 6, 6, 6);
        box->addWidget(m_text, 1);
        box->addLayout(m_buttons);
        return;
    }
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setFixedWidth(pageTextWidth);
    box->setSpacing(16);
    box->addStretch();
    // Stretched and not aligned, or else a text of several lines gets the height of one.
    auto* const row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_text);
    row->addStretch();
    box->addLayout(row);
    box->addLayout(m_buttons);
    box->setAlignment(m_buttons, Qt::AlignHCenter);
    box->addStretch();
}

void Notice::setText(const QString& text)
{
    m_text->setText(text);
}

QString Notice::text() const
{
    return m_text->text();
}

QPushButton* Notice::addButton(const QString& text)
{
    auto* const button = new QPushButton(text, this);
    m_buttons->addWidget(button);
    return button;
}

} // namespace portcullis
