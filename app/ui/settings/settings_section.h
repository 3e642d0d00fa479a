#pragma once

#include <QFrame>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace portcullis {

//! \brief Settings that belong together, under a title.
class SettingsSection : public QFrame {
    Q_OBJECT

public:
    //! \param note when a change takes effect, or what else holds for all of them.
    SettingsSection(const QString& title, const QString& note, QWidget* parent = nullptr);

protected:
    //! Below the others.
    void add(QWidget* widget);

private:
    QVBoxLayout* m_column;
};

} // namespace portcullis
