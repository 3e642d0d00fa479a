#pragma once

#include <QProcess>

#include <chrono>
#include <optional>

namespace portcullis::bench {

//! \brief A process that this one has started, and that ends with it at the latest.
class Child {
public:
    ~Child();

    //! Its standard error is ours.
    bool start(const QString& program, const QStringList& arguments);
    void write(const QByteArray& line);
    //! The next line of its standard output, without the line break; empty if none comes in time.
    std::optional<QByteArray> readLine(std::chrono::milliseconds timeout);
    qint64 pid() const { return m_process.processId(); }

private:
    QProcess m_process;
};

} // namespace portcullis::bench
