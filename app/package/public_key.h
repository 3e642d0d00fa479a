#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace portcullis {

//! \brief Who publishes a resource: an Ed25519 public key.
class PublicKey {
public:
    static constexpr qsizetype size = 32; //!< Bytes.

    //! Empty unless \a bytes are as many as a key has.
    static std::optional<PublicKey> fromBytes(const QByteArray& bytes);

    //! Empty unless \a text is a key as toText() writes it; upper case is taken, too.
    static std::optional<PublicKey> fromText(const QString& text);

    const QByteArray& bytes() const { return m_bytes; }

    //! 64 hexadecimal digits in lower case.
    QString toText() const;

    //! \brief What people compare: the first 128 bits of the key's SHA-256, as eight groups of four
    //! hexadecimal digits, such as `3f2a-91bc-...`.
    QString fingerprint() const;

    bool operator==(const PublicKey& other) const = default;

private:
    explicit PublicKey(const QByteArray& bytes) : m_bytes(bytes) { }

    QByteArray m_bytes;
};

} // namespace portcullis
