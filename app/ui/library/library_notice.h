#pragma once

#include <QFrame>
#include <QStringList>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QLabel;
class QProgressBar;
class QPushButton;
QT_END_NAMESPACE

namespace portcullis {

class Installer;

//! \brief A line above the library that says what is being done, what was done, and what could not
//! be.
class LibraryNotice : public QFrame {
    Q_OBJECT

public:
    //! \a installer must outlive it.
    explicit LibraryNotice(Installer& installer, QWidget* parent = nullptr);

    //! What it says; empty if it is not to be seen.
    QString text() const;

private:
    void onBegan(const QString& sentence, bool isCancelable);
    void onProgress(int percent);
    void onIdle();
    void say(const QString& text);
    QString saidAnd(const QString& sentence) const;

    QStringList m_said; // since the last time that nothing was to be done
    bool m_isIdle = true;
    QLabel* m_text;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
    QPushButton* m_dismiss;
    QTimer m_delay; // what ends before it is not worth a bar
    bool m_isBusy = false;
};

} // namespace portcullis
