#pragma once

#include "app/ui/settings/limit_words.h"

#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace portcullis {

class SettingField;
class SettingsStore;

//! \brief One limit: its number, its unit, and a way back to the default.
class LimitField : public QWidget {
    Q_OBJECT

public:
    //! \a store must outlive it.
    LimitField(const AdjustableLimit& limit, SettingsStore& store, QWidget* parent = nullptr);

private:
    void addUnit();
    void addReset();
    void showValue();
    void onEdited();
    void save(std::optional<qint64> value);
    qint64 unitSize() const;
    qint64 defaultValue() const;

    const AdjustableLimit& m_limit;
    LimitWords m_words;
    SettingsStore& m_store;
    QLineEdit* m_number;
    SettingField* m_field;
    QComboBox* m_unit = nullptr; // for bytes
    QPushButton* m_reset;
};

} // namespace portcullis
