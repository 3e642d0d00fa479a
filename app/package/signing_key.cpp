#include "app/package/signing_key.h"

#include "app/package/files.h"
#include "app/package/hex.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

#include <sodium.h>

namespace portcullis {
namespace {

constexpr char secretHead[] = "portcullis-secret-key 1\n";
constexpr char publicHead[] = "portcullis-public-key 1\n";
//! A key file has about 90.
constexpr qsizetype maxKeyFileBytes = 256;

unsigned char* bytesOf(QByteArray& array)
{
    return reinterpret_cast<unsigned char*>(array.data());
}

const unsigned char* bytesOf(const QByteArray& array)
{
    return reinterpret_cast<const unsigned char*>(array.constData());
}

void wipeBytes(QByteArray& bytes)
{
    sodium_memzero(bytes.data(), size_t(bytes.size()));
}

//! Both halves of a key pair; the secret one is wiped with it.
struct KeyPair {
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> publicKey{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secretKey{};

    explicit KeyPair(const QByteArray& seed)
    {
        crypto_sign_seed_keypair(publicKey.data(), secretKey.data(), bytesOf(seed));
    }
    Q_DISABLE_COPY_MOVE(KeyPair)
    ~KeyPair() { sodium_memzero(secretKey.data(), secretKey.size()); }
};

PublicKey publicKeyOf(const QByteArray& seed)
{
    const KeyPair pair(seed);
    const QByteArray bytes(
        reinterpret_cast<const char*>(pair.publicKey.data()), qsizetype(pair.publicKey.size()));
    return PublicKey::fromBytes(bytes).value();
}

PackageError badKey(const QString& file, const char* why)
{
    return refused(Refusal::BadKey, QStringLiteral("%1: %2").arg(file, QLatin1String(why)));
}

Result<QByteArray, PackageError> readKeyFile(const QString& path)
{
    const FileDescriptor file = files::open(path, O_RDONLY | O_NONBLOCK);
    if (!file.isOpen())
        return refused(Refusal::NotFound,
            QStringLiteral(
                "%1: the file can't be read; check that it is there and that you may read it")
                .arg(path));
    QByteArray text(maxKeyFileBytes, '\0');
    const ssize_t size = files::read(file, text.data(), text.size());
    if (size < 0 || size == text.size())
        return badKey(path, "this isn't a key file; choose one that portcullis keygen made");
    text.truncate(size);
    return text;
}

//! The 32 bytes after \a head; empty if it is no such file.
QByteArray bytesAfter(const char* head, const QByteArray& text)
{
    if (!text.startsWith(head))
        return {};
    QByteArray digits = text.mid(qsizetype(qstrlen(head))).trimmed();
    QByteArray bytes = bytesFromHex(digits, PublicKey::size);
    wipeBytes(digits);
    return bytes;
}

Result<void, PackageError> writeKeyFile(const QString& path, const QByteArray& text, mode_t mode)
{
    if (files::writeNew(path, text, mode))
        return {};
    if (errno == EEXIST)
        return badKey(
            path, "the file exists already, and no key is overwritten; choose another name");
    return writeFailed(QStringLiteral("%1 can't be written").arg(path));
}

} // namespace

SigningKey::SigningKey(QByteArray seed) : m_seed(std::move(seed)), m_publicKey(publicKeyOf(m_seed))
{
}

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept
{
    wipe();
    m_seed = std::move(other.m_seed);
    m_publicKey = other.m_publicKey;
    return *this;
}

SigningKey::~SigningKey()
{
    wipe();
}

SigningKey SigningKey::generate()
{
    if (sodium_init() < 0)
        qFatal("libsodium has no random numbers");
    QByteArray seed(seedSize, '\0');
    randombytes_buf(bytesOf(seed), size_t(seed.size()));
    return SigningKey(std::move(seed));
}

Result<SigningKey, PackageError> SigningKey::load(const QString& file)
{
    Result<QByteArray, PackageError> read = readKeyFile(file);
    if (!read)
        return read.error();
    QByteArray text = std::move(read).value();
    QByteArray seed = bytesAfter(secretHead, text);
    wipeBytes(text);
    if (seed.isEmpty())
        return badKey(file, "this isn't a secret key; choose the file without .pub");
    return SigningKey(std::move(seed));
}

Result<void, PackageError> SigningKey::save(const QString& file) const
{
    const QString publicFile = file + QStringLiteral(".pub");
    const QByteArray publicText = publicHead + m_publicKey.toText().toLatin1() + '\n';
    auto saved = writeKeyFile(publicFile, publicText, 0644);
    if (!saved)
        return saved;
    QByteArray digits = m_seed.toHex();
    QByteArray text = secretHead + digits + '\n';
    wipeBytes(digits);
    saved = writeKeyFile(file, text, 0600);
    wipeBytes(text);
    if (!saved)
        files::removeTree(publicFile);
    return saved;
}

QByteArray SigningKey::sign(const QByteArray& message) const
{
    const KeyPair pair(m_seed);
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(bytesOf(signature), nullptr, bytesOf(message),
        static_cast<unsigned long long>(message.size()), pair.secretKey.data());
    return signature;
}

void SigningKey::wipe()
{
    wipeBytes(m_seed);
}

Result<PublicKey, PackageError> loadPublicKey(const QString& file)
{
    const Result<QByteArray, PackageError> text = readKeyFile(file);
    if (!text)
        return text.error();
    const std::optional<PublicKey> key = PublicKey::fromBytes(bytesAfter(publicHead, *text));
    if (key)
        return *key;
    const Result<SigningKey, PackageError> secret = SigningKey::load(file);
    if (!secret)
        return badKey(file, "this isn't a key file; choose one that portcullis keygen made");
    return secret->publicKey();
}

} // namespace portcullis
