#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QWebEnginePage;
QT_END_NAMESPACE

namespace portcullis {

//! \brief Notices that the process of a page does not answer, or sends faster than we take it.
//!
//! It asks the page from time to time while it is visible, or once it sends much, and does not wait
//! for the answer. All that the page has sent
//! before its answer comes before it, so what came since the question has been under way at most.
class AnswerWatch : public QObject {
    Q_OBJECT

public:
    //! \a page must outlive it.
    explicit AnswerWatch(QWebEnginePage& page, QObject* parent = nullptr);

    //! To be called when the page starts to load.
    void start();

    //! The page has no process any more.
    void stop();

    //! The page has sent so many UTF-16 units.
    void count(qsizetype units);

    //! It gets limits::answerTimeout once more until silent() is emitted again.
    void wait();

Q_SIGNALS:
    //! It has not answered for limits::answerTimeout.
    void silent();
    //! After silent(): it answers again.
    void answered();
    //! More than limits::maxUnansweredLines or limits::maxUnansweredUnits came since the question.
    void behind();

private:
    void ask();
    void onAnswer(int question);

    QWebEnginePage& m_page;
    QTimer m_next; // question
    QTimer m_patience;
    int m_question = 0; // its number; old answers do not count
    bool m_isAsked = false;
    bool m_isSilent = false;
    bool m_isRunning = false;
    qint64 m_lines = 0;
    qint64 m_units = 0;
};

} // namespace portcullis
