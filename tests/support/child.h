#pragma once

#include <QProcess>

#include <chrono>
#include <functional>
#include <optional>

namespace portcullis::test {

//! \brief A process that this one has started, and that ends with it at the latest.
class Child {
public:
    ~Child();

    //! Its standard error is ours.
    bool start(const QString& program, const QStringList& arguments);
    void write(const QByteArray& line);
    //! The next line of its standard output, without the line break; empty if none comes in time.
    std::optional<QByteArray> readLine(std::chrono::milliseconds timeout);
    //! \brief Calls \a handle from the event loop for each line of its standard output, in place of
    //! readLine(). To be called before start().
    void onLine(std::function<void(const QByteArray& line)> handle);
    //! Calls \a handle from the event loop when it has ended and its last line has been handled.
    void onEnd(std::function<void()> handle);
    //! Ends it as a crash would, by SIGKILL.
    void kill() { m_process.kill(); }
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    //! 0 if it has ended by itself, and well.
    int exitCode() const;
    //! Has it end by closing its standard input.
    void closeInput() { m_process.closeWriteChannel(); }

    qint64 pid() const { return m_process.processId(); }

private:
    QProcess m_process;
};

} // namespace portcullis::test
