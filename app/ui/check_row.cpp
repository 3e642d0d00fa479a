#include "app/ui/check_row.h"

#include "app/ui/labels.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QMouseEvent>

namespace portcullis {

CheckRow::CheckRow(const QString& text, const QString& note, QWidget* parent)
    : QWidget(parent), m_box(new QCheckBox(this)), m_badge(styledLabel({}, "badge", this))
{
    m_box->setAccessibleName(text);
    m_box->setAccessibleDescription(note);
    m_badge->hide();
    auto* const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_box, 0, 0, Qt::AlignTop);
    grid->addWidget(styledLabel(text, "strong", this), 0, 1);
    grid->addWidget(m_badge, 0, 2, Qt::AlignTop);
    if (!note.isEmpty())
        grid->addWidget(mutedLabel(note, this), 1, 1, 1, 2);
    connect(m_box, &QCheckBox::toggled, this, &CheckRow::toggled);
}

bool CheckRow::isChecked() const
{
    return m_box->isChecked();
}

void CheckRow::setChecked(bool checked)
{
    m_box->setChecked(checked);
}

void CheckRow::setBadge(const QString& text)
{
    m_badge->setText(text);
    m_badge->setVisible(!text.isEmpty());
}

void CheckRow::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        m_box->toggle();
}

} // namespace portcullis
