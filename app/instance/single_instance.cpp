#include "app/instance/single_instance.h"

#include "bridge/core/json.h"
#include "bridge/core/limits.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>

namespace portcullis {
namespace {

//! Between two tries to reach the first one, which may just be starting or ending.
constexpr std::chrono::duration<unsigned long, std::milli> retryInterval{50};
constexpr qint64 maxCallBytes = 256 * limits::kibibyte;
constexpr char received[] = "ok\n";

//! \brief Where the first one listens: as short as a socket's path has to be, and in a folder that
//! only the user can look into.
QString socketFor(const QString& dataFolder)
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty())
        folder = dataFolder;
    const QByteArray hash = QCryptographicHash::hash(
        QDir(dataFolder).absolutePath().toUtf8(), QCryptographicHash::Sha256);
    return folder + QStringLiteral("/portcullis-") + QString::fromLatin1(hash.toHex().left(16));
}

QByteArray lineOf(const QStringList& arguments)
{
    Json json = Json::array();
    for (const QString& argument : arguments)
        json.push_back(toJson(argument));
    return toText(json) + '\n';
}

std::optional<QStringList> argumentsOf(const QByteArray& line)
{
    const auto json = parseJson(line, {maxCallBytes, 2});
    if (!json || !json->is_array())
        return std::nullopt;
    QStringList arguments;
    for (const Json& argument : *json) {
        if (!argument.is_string())
            return std::nullopt;
        arguments << QString::fromStdString(argument.get<std::string>());
    }
    return arguments;
}

} // namespace

SingleInstance::SingleInstance(const QString& dataFolder, QObject* parent)
    : QObject(parent), m_lockFile(QDir(dataFolder).filePath(QStringLiteral("instance.lock"))),
      m_socket(socketFor(dataFolder)), m_server(this)
{
    QDir().mkpath(dataFolder);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::onConnection);
}

SingleInstance::~SingleInstance() = default;

SingleInstance::Claim SingleInstance::claim(
    const QStringList& arguments, std::chrono::milliseconds patience)
{
    QFile file(m_lockFile);
    if (!file.open(QIODevice::ReadWrite))
        return Claim::First; // what cannot be written there is said by those who write there
    const QDeadlineTimer deadline(patience);
    while (!takeLock()) {
        if (handOver(arguments, deadline))
            return Claim::HandedOver;
        if (deadline.hasExpired())
            return Claim::Unanswered;
        QThread::msleep(retryInterval.count());
    }
    // What a killed one has left is nobody's, since the lock is ours.
    QLocalServer::removeServer(m_socket);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.listen(m_socket);
    return Claim::First;
}

bool SingleInstance::takeLock()
{
    m_lock = FileLock::tryLock(m_lockFile, FileLock::Mode::Exclusive);
    return m_lock.has_value();
}

bool SingleInstance::handOver(const QStringList& arguments, const QDeadlineTimer& deadline) const
{
    const auto rest = [&deadline] { return int(deadline.remainingTime()); };
    QLocalSocket socket;
    socket.connectToServer(m_socket);
    if (!socket.waitForConnected(rest()))
        return false;
    socket.write(lineOf(arguments));
    return socket.waitForBytesWritten(rest()) && socket.waitForReadyRead(rest())
        && socket.readAll() == received;
}

void SingleInstance::onConnection()
{
    QLocalSocket* const socket = m_server.nextPendingConnection();
    socket->setReadBufferSize(maxCallBytes);
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] { onReadable(*socket); });
}

void SingleInstance::onReadable(QLocalSocket& socket)
{
    if (!socket.canReadLine()) {
        if (socket.bytesAvailable() >= maxCallBytes)
            socket.abort();
        return;
    }
    const std::optional<QStringList> arguments = argumentsOf(socket.readLine());
    if (!arguments) {
        socket.abort();
        return;
    }
    socket.write(received);
    socket.disconnectFromServer();
    // Later, since this is a signal of the socket, which is about to delete itself.
    QMetaObject::invokeMethod(
        this, [this, called = *arguments] { Q_EMIT this->called(called); }, Qt::QueuedConnection);
}

} // namespace portcullis
