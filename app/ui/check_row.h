#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
QT_END_NAMESPACE

namespace portcullis {

//! \brief A check box whose text wraps, with a line below it that matters less.
class CheckRow : public QWidget {
    Q_OBJECT

public:
    //! Both texts are shown as they are; \a note may be empty.
    CheckRow(const QString& text, const QString& note, QWidget* parent = nullptr);

    bool isChecked() const;
    void setChecked(bool checked);

    //! A word behind the text, such as "new".
    void setBadge(const QString& text);

Q_SIGNALS:
    void toggled(bool checked);

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    QCheckBox* m_box;
    QLabel* m_badge;
};

} // namespace portcullis
