#include "app/ui/settings/limit_field.h"

#include "app/settings/settings_store.h"
#include "app/ui/settings/byte_amount.h"
#include "app/ui/settings/calm_combo_box.h"
#include "app/ui/settings/setting_field.h"
#include "app/ui/settings/whole_number.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace portcullis {
namespace {

constexpr int numberWidth = 110;
constexpr int maxDigits = 12;
constexpr int unitWidth = CalmComboBox::minWidth;

} // namespace

LimitField::LimitField(const AdjustableLimit& limit, SettingsStore& store, QWidget* parent)
    : QWidget(parent), m_limit(limit), m_words(wordsFor(limit)), m_store(store),
      m_number(new QLineEdit(this)), m_field(new SettingField(m_words.title, m_number, this)),
      m_reset(new QPushButton(this))
{
    const QString name = QLatin1String(limit.name);
    m_number->setObjectName(name);
    m_number->setMaxLength(maxDigits);
    m_number->setFixedWidth(numberWidth);
    addUnit();
    addReset();
    m_field->setNote(tr("Default: %1. From %2 to %3.")
                         .arg(limitText(m_words.unit, defaultValue()), limitText(m_words.unit, 1),
                             limitText(m_words.unit, limit.ceiling)));
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_field);
    showValue();
    if (m_store.given().limits.contains(name))
        m_field->setGivenBy(QStringLiteral("--limit"));
    connect(m_number, &QLineEdit::editingFinished, this, &LimitField::onEdited);
}

void LimitField::addUnit()
{
    if (m_words.unit != LimitUnit::Bytes) {
        auto* const text = new QLabel(unitText(m_words.unit), this);
        text->setFixedWidth(unitWidth);
        m_field->addBeside(text);
        return;
    }
    m_unit = new CalmComboBox(this);
    m_unit->setObjectName(QLatin1String(m_limit.name) + QStringLiteral("Unit"));
    m_unit->setAccessibleName(tr("Unit of: %1").arg(m_words.title));
    for (const ByteUnit& unit : byteUnits)
        m_unit->addItem(QLatin1String(unit.name));
    m_field->addBeside(m_unit);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &LimitField::onEdited);
}

void LimitField::addReset()
{
    m_reset->setFlat(true);
    m_reset->setObjectName(QLatin1String(m_limit.name) + QStringLiteral("Reset"));
    m_reset->setText(tr("Reset"));
    m_reset->setAccessibleName(tr("Reset: %1").arg(m_words.title));
    m_field->addBeside(m_reset);
    connect(m_reset, &QPushButton::clicked, this, [this] { save(std::nullopt); });
}

void LimitField::showValue()
{
    const QString name = QLatin1String(m_limit.name);
    const bool isGiven = m_store.given().limits.contains(name);
    const qint64 value = m_store.current().limits.value(name, defaultValue());
    m_reset->setEnabled(!isGiven && m_store.written().limits.contains(name));
    if (!m_unit) {
        m_number->setText(QString::number(value));
        return;
    }
    const QSignalBlocker blocker(m_unit);
    const ByteAmount amount = byteAmount(value);
    m_unit->setCurrentIndex(int(amount.unit));
    m_number->setText(QString::number(amount.number));
}

void LimitField::onEdited()
{
    const std::optional<qint64> number
        = wholeNumber(m_number->text(), 1, m_limit.ceiling / unitSize());
    if (!number) {
        m_field->setError(
            tr("Enter a whole number; the least is %1, the most %2.")
                .arg(limitText(m_words.unit, 1), limitText(m_words.unit, m_limit.ceiling)));
        return;
    }
    const qint64 value = *number * unitSize();
    m_field->setError({});
    if (value != m_store.current().limits.value(QLatin1String(m_limit.name), defaultValue()))
        save(value);
}

//! Empty stands for the default, whatever it will be in a later version.
void LimitField::save(std::optional<qint64> value)
{
    const QString name = QLatin1String(m_limit.name);
    const auto saved = m_store.change([&name, value](WrittenSettings& written) {
        if (value)
            written.limits.insert(name, *value);
        else
            written.limits.remove(name);
    });
    m_field->showSaved(saved);
    if (saved)
        showValue();
}

qint64 LimitField::unitSize() const
{
    return m_unit ? byteUnits.at(size_t(m_unit->currentIndex())).size : 1;
}

qint64 LimitField::defaultValue() const
{
    return Limits().*m_limit.value;
}

} // namespace portcullis
