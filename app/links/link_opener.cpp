#include "app/links/link_opener.h"

#include "app/engine/network_thread.h"
#include "bridge/core/limits.h"

#include <QDeadlineTimer>
#include <QProcess>
#include <QPromise>
#include <QStandardPaths>

#include <memory>
#include <unistd.h>
#include <utility>

namespace portcullis {
namespace {

//! \brief One run of `xdg-open`, on the thread that it is made on. It deletes itself when that has
//! ended.
class Opening : public QProcess {
public:
    Opening(std::shared_ptr<QPromise<bool>> answer, const QProcessEnvironment& environment)
        : m_answer(std::move(answer))
    {
        setProcessEnvironment(environment);
        setStandardInputFile(nullDevice());
        setStandardOutputFile(nullDevice());
        setStandardErrorFile(nullDevice());
        // What ends this program from a terminal is not for the other one.
        setChildProcessModifier([] { ::setsid(); });
        connect(this, &QProcess::errorOccurred, this, [this](ProcessError error) {
            if (error == FailedToStart)
                finish(false);
        });
        connect(this, &QProcess::finished, this, [this](int code, ExitStatus status) {
            finish((code == 0 && status == NormalExit) || m_time.hasExpired());
        });
    }

private:
    void finish(bool isOpened)
    {
        m_answer->addResult(isOpened);
        m_answer->finish();
        deleteLater();
    }

    std::shared_ptr<QPromise<bool>> m_answer;
    QDeadlineTimer m_time{limits::linkOpeningTime};
};

} // namespace

LinkOpener::LinkOpener(NetworkThread& network, QProcessEnvironment environment)
    : m_network(network), m_environment(std::move(environment))
{
}

QFuture<bool> LinkOpener::open(const OutsideLink& link) const
{
    auto answer = std::make_shared<QPromise<bool>>();
    answer->start();
    const QString program = QStandardPaths::findExecutable(QStringLiteral("xdg-open"),
        m_environment.value(QStringLiteral("PATH")).split(u':', Qt::SkipEmptyParts));
    if (program.isEmpty()) {
        answer->addResult(false);
        answer->finish();
        return answer->future();
    }
    m_network.post([answer, program, address = link.address(), environment = m_environment] {
        (new Opening(answer, environment))->start(program, {address});
    });
    return answer->future();
}

} // namespace portcullis
