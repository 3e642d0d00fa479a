#include "app/ui/settings/settings_section.h"

#include "app/ui/labels.h"

#include <QLabel>
#include <QVBoxLayout>

namespace portcullis {
namespace {

constexpr int spacing = 12;

} // namespace

SettingsSection::SettingsSection(const QString& title, const QString& note, QWidget* parent)
    : QFrame(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("card"));
    m_column->setContentsMargins(18, 16, 18, 18);
    m_column->setSpacing(spacing);
    auto* const head = new QVBoxLayout;
    head->setSpacing(2);
    head->addWidget(styledLabel(title, "resourceName", this));
    head->addWidget(mutedLabel(note, this));
    m_column->addLayout(head);
}

void SettingsSection::add(QWidget* widget)
{
    m_column->addWidget(widget);
}

} // namespace portcullis
