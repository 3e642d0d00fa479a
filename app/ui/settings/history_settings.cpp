#include "app/ui/settings/history_settings.h"

#include "app/settings/settings_store.h"
#include "app/ui/labels.h"
#include "app/ui/settings/setting_field.h"
#include "app/ui/settings/whole_number.h"

#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>

namespace portcullis {
namespace {

constexpr int numberWidth = 80;
constexpr int maxDigits = 4;

QString question(int days)
{
    if (days == 0)
        return HistorySettings::tr(
            "Record nothing from now on, and forget what has been recorded?");
    return days == 1 ? HistorySettings::tr("Forget what has been recorded more than one day ago?")
                     : HistorySettings::tr(
                         "Forget what has been recorded more than %n days ago?", nullptr, days);
}

} // namespace

HistorySettings::HistorySettings(SettingsStore& store, QWidget* parent)
    : SettingsSection(tr("Record of contacts"),
        tr("Which hosts each resource has reached, or was refused. A change takes effect at once."),
        parent),
      m_store(store), m_days(new QLineEdit(this)),
      m_field(new SettingField(tr("Keep it &for"), m_days, this))
{
    m_days->setObjectName(QStringLiteral("historyDays"));
    m_days->setMaxLength(maxDigits);
    m_days->setFixedWidth(numberWidth);
    m_field->addBeside(new QLabel(tr("days"), this));
    m_field->setNote(tr("0 to %1; with 0 nothing is recorded. Default: %2.")
                         .arg(maxHistoryDays)
                         .arg(defaultHistoryDays));
    add(m_field);
    showWritten();
    connect(m_days, &QLineEdit::editingFinished, this, &HistorySettings::onEdited);
}

void HistorySettings::onEdited()
{
    const std::optional<qint64> days = wholeNumber(m_days->text(), 0, maxHistoryDays);
    if (!days) {
        m_field->setError(tr("Enter a whole number from 0 to %1.").arg(maxHistoryDays));
        return;
    }
    m_field->setError({});
    const int former = m_store.written().historyDays;
    if (*days < former)
        askToForget(int(*days));
    else if (*days > former)
        save(int(*days));
}

//! What is forgotten does not come back.
void HistorySettings::askToForget(int days)
{
    // The question takes the focus, which ends the editing once more.
    if (findChild<QMessageBox*>())
        return;
    auto* const box = new QMessageBox(
        QMessageBox::Question, tr("Record of contacts"), question(days), QMessageBox::Cancel, this);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* const forget = box->addButton(tr("Forget"), QMessageBox::AcceptRole);
    connect(box, &QMessageBox::finished, this, [this, box, forget, days] {
        if (box->clickedButton() == forget)
            save(days);
        showWritten();
    });
    box->open();
}

void HistorySettings::save(int days)
{
    const auto saved
        = m_store.change([days](WrittenSettings& written) { written.historyDays = days; });
    m_field->showSaved(saved);
}

void HistorySettings::showWritten()
{
    m_days->setText(QString::number(m_store.written().historyDays));
}

} // namespace portcullis
