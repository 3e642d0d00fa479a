#include "app/instance/single_instance.h"

#include "bridge/core/json.h"
#include "bridge/core/limits.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QStandardPaths>

namespace portcullis {
namespace {

constexpr int patience = 2'000; // milliseconds, for each step
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

bool SingleInstance::claim(const QStringList& arguments)
{
    QFile file(m_lockFile);
    if (!file.open(QIODevice::ReadWrite))
        return true; // what cannot be written there is said by those who write there
    m_lock = FileLock::tryLock(m_lockFile, FileLock::Mode::Exclusive);
    if (!m_lock)
        return !handOver(arguments);
    // What a killed one has left is nobody's, since the lock is ours.
    QLocalServer::removeServer(m_socket);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.listen(m_socket);
    return true;
}

bool SingleInstance::handOver(const QStringList& arguments) const
{
    QLocalSocket socket;
    socket.connectToServer(m_socket);
    if (!socket.waitForConnected(patience))
        return false;
    socket.write(lineOf(arguments));
    return socket.waitForBytesWritten(patience) && socket.waitForReadyRead(patience)
        && socket.readAll() == received;
}

void SingleInstance::onConnection()
{
    QLocalSocket* const socket = m_server.nextPendingConnection();
    socket->setReadBufferSize(maxCallBytes);
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (!socket->canReadLine()) {
            if (socket->bytesAvailable() >= maxCallBytes)
                socket->abort();
            return;
        }
        const std::optional<QStringList> arguments = argumentsOf(socket->readLine());
        if (!arguments) {
            socket->abort();
            return;
        }
        socket->write(received);
        socket->disconnectFromServer();
        Q_EMIT called(*arguments);
    });
}

} // namespace portcullis
