#include "app/ui/settings/setting_field.h"

#include "app/ui/labels.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>

namespace portcullis {
namespace {

constexpr int nameWidth = 240;
constexpr int editorColumn = 1;
constexpr int lineSpacing = 3;
constexpr int editorSpacing = 8;

} // namespace

SettingField::SettingField(const QString& name, QWidget* editor, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_grid(new QGridLayout(this)), m_editors(new QHBoxLayout),
      m_note(createLine("fieldNote", 1)), m_error(createLine("fieldError", 2))
{
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto* const label = new QLabel(name, this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(editor);
    label->setWordWrap(true);
    m_editor->setParent(this);
    m_editor->setAccessibleName(QString(name).remove(u'&'));
    m_editors->setSpacing(editorSpacing);
    m_editors->addWidget(m_editor);
    m_editors->addStretch();
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(lineSpacing);
    m_grid->setColumnMinimumWidth(0, nameWidth);
    m_grid->setColumnStretch(editorColumn, 1);
    m_grid->addWidget(label, 0, 0);
    m_grid->addLayout(m_editors, 0, editorColumn);
}

QLabel* SettingField::createLine(const char* name, int row)
{
    QLabel* const line = styledLabel({}, name, this);
    line->hide();
    m_grid->addWidget(line, row, editorColumn);
    return line;
}

void SettingField::addBeside(QWidget* widget)
{
    m_editors->insertWidget(m_editors->count() - 1, widget);
}

void SettingField::setNote(const QString& text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
    m_editor->setAccessibleDescription(text);
}

void SettingField::setError(const QString& text)
{
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
    m_editor->setAccessibleDescription(text.isEmpty() ? m_note->text() : text);
    m_editor->setProperty("invalid", !text.isEmpty());
    // A style sheet looks at properties only when it is asked to.
    m_editor->style()->unpolish(m_editor);
    m_editor->style()->polish(m_editor);
}

QString SettingField::error() const
{
    return m_error->text();
}

void SettingField::showSaved(const Result<void, QString>& saved)
{
    setError(saved ? QString() : tr("This could not be saved: %1").arg(saved.error()));
}

void SettingField::setGivenBy(const QString& option)
{
    m_editor->setEnabled(false);
    for (int i = 0; i < m_editors->count(); ++i) {
        if (QWidget* const beside = m_editors->itemAt(i)->widget())
            beside->setEnabled(false);
    }
    setNote(tr("Set by %1").arg(option));
}

} // namespace portcullis
