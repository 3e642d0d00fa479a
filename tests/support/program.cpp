#include "tests/support/program.h"

#include "tests/support/patience.h"

#include <QProcess>

#include <pty.h>
#include <unistd.h>

namespace portcullis::test {
namespace {

//! A terminal with somebody in front of it.
class Typist {
public:
    explicit Typist(const QByteArray& typed)
    {
        if (::openpty(&m_person, &m_program, nullptr, nullptr, nullptr) != 0
            || ::write(m_person, typed.constData(), size_t(typed.size())) != typed.size())
            qFatal("there is no terminal");
    }

    ~Typist()
    {
        ::close(m_person);
        ::close(m_program);
    }

    Q_DISABLE_COPY_MOVE(Typist)

    //! Makes it the standard input and error of \a process.
    void attach(QProcess& process) const
    {
        process.setInputChannelMode(QProcess::ForwardedInputChannel);
        process.setChildProcessModifier([program = m_program] {
            ::dup2(program, STDIN_FILENO);
            ::dup2(program, STDERR_FILENO);
        });
    }

    //! What the program has shown on it so far.
    QByteArray shown() const
    {
        QByteArray text(64 * 1024, '\0');
        const ssize_t size = ::read(m_person, text.data(), size_t(text.size()));
        return text.first(qMax(ssize_t(0), size));
    }

private:
    int m_person = -1;
    int m_program = -1;
};

} // namespace

ProgramOutcome runProgram(const QStringList& arguments, const std::optional<QByteArray>& typed)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(name));
    process.setProcessEnvironment(environment);
    std::optional<Typist> typist;
    if (typed)
        typist.emplace(*typed).attach(process);
    process.start(QStringLiteral(PORTCULLIS_PROGRAM), arguments);
    const bool hasEnded
        = process.waitForFinished(waitAtMostMs) && process.exitStatus() == QProcess::NormalExit;
    return {hasEnded ? process.exitCode() : -1, process.readAllStandardOutput(),
        typist ? typist->shown() : process.readAllStandardError()};
}

} // namespace portcullis::test
