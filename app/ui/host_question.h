#pragma once

#include "bridge/hosts/host_pattern.h"

#include <QFrame>
#include <QTimer>

#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace portcullis {

//! \brief Asks the user whether an open resource may connect to a host, one host at a time, in a
//! line above the resource that keeps nothing else from going on.
//!
//! A question can be answered only after it has been to be seen for limits::questionDelay, and no
//! key answers it unless the user goes to its buttons.
class HostQuestion : public QFrame {
    Q_OBJECT

public:
    enum class Answer { Never, Once, Always };

    //! \param resourceName is a stranger's.
    explicit HostQuestion(const QString& resourceName, QWidget* parent = nullptr);

    //! \brief The hosts that wait for the user, oldest first. It asks for the first of them, and
    //! hides if there is none.
    void setHosts(const std::vector<HostPattern>& undecided);

    //! What is asked; empty if nothing is.
    QString text() const;

    //! Forgets how often it has asked: the resource starts anew.
    void restart();

Q_SIGNALS:
    void answered(const portcullis::HostPattern& host, portcullis::HostQuestion::Answer answer);
    //! limits::maxHostQuestions were asked and nothing of it was allowed, so that no more should
    //! be.
    void gaveUp();
    //! It begins or ends to ask.
    void activeChanged(bool isActive);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QPushButton* addButton(const QString& text, const char* name, Answer answer);
    void ask(const HostPattern& host);
    void stopAsking();
    void answer(Answer answer);
    void guard();

    QString m_resourceName;
    std::optional<HostPattern> m_host; // that is asked for
    int m_unanswered = 0; // questions since something was allowed
    QLabel* m_text;
    QList<QPushButton*> m_buttons;
    QTimer m_guard; // runs while nothing can be clicked yet
};

} // namespace portcullis
