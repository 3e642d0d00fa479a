#pragma once

#include <QElapsedTimer>
#include <QSet>
#include <QString>

#include <chrono>

namespace portcullis {

//! \brief Whether messages come from many connections at the time.
//!
//! Then each of them is rarely the answer to the one before it, and nobody waits for it alone.
class ActiveSources {
public:
    ActiveSources() { m_clock.start(); }

    //! A message of that connection has come.
    void note(const QString& connectionId);

    //! Whether limits::manySources connections had messages within limits::sourcesWindow.
    bool areMany() const;

private:
    std::chrono::milliseconds age() const;

    QSet<QString> m_seen; // since m_clock was started; no more than matter
    bool m_wereMany = false; // in the window before
    QElapsedTimer m_clock;
};

} // namespace portcullis
