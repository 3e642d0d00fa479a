#include "tests/support/child.h"

#include <QDeadlineTimer>

#include <csignal>
#include <sys/prctl.h>

namespace portcullis::test {
namespace {

constexpr int endTimeoutMs = 3000;

} // namespace

Child::~Child()
{
    m_process.disconnect(); // the handlers may use what is gone already
    m_process.closeWriteChannel();
    m_process.terminate();
    if (!m_process.waitForFinished(endTimeoutMs))
        m_process.kill();
    m_process.waitForFinished();
}

bool Child::start(const QString& program, const QStringList& arguments)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // Even if we are killed.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_process.start(program, arguments);
    return m_process.waitForStarted();
}

void Child::write(const QByteArray& line)
{
    m_process.write(line + '\n');
    m_process.waitForBytesWritten();
}

std::optional<QByteArray> Child::readLine(std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(int(deadline.remainingTime())))
            return std::nullopt;
    }
    return m_process.readLine().trimmed();
}

void Child::onLine(std::function<void(const QByteArray&)> handle)
{
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process,
        [this, handle = std::move(handle)] {
            while (m_process.canReadLine())
                handle(m_process.readLine().trimmed());
        });
}

void Child::onEnd(std::function<void()> handle)
{
    QObject::connect(&m_process, &QProcess::finished, &m_process, std::move(handle));
}

int Child::exitCode() const
{
    const bool hasExited = !isRunning() && m_process.exitStatus() == QProcess::NormalExit;
    return hasExited ? m_process.exitCode() : -1;
}

} // namespace portcullis::test
