#pragma once

#include "app/package/public_key.h"
#include "app/package/refusal.h"
#include "bridge/core/result.h"

namespace portcullis {

//! \brief A publisher's Ed25519 secret key. It is wiped from memory when it goes.
class SigningKey {
public:
    static constexpr qsizetype seedSize = 32; //!< Bytes.

    //! A new one, from the system's random numbers.
    static SigningKey generate();

    //! \brief Reads a file that save() has written. Error: Refusal::NotFound, Refusal::BadKey.
    static Result<SigningKey, PackageError> load(const QString& file);

    SigningKey(SigningKey&& other) noexcept = default;
    SigningKey& operator=(SigningKey&& other) noexcept;
    ~SigningKey();

    //! \brief Writes \a file, which only the user can read, and \a file + `.pub`, which all can.
    //!
    //! Neither replaces a file that exists. Error: Refusal::BadKey for that,
    //! Refusal::WriteFailed.
    Result<void, PackageError> save(const QString& file) const;

    const PublicKey& publicKey() const { return m_publicKey; }

    //! The 64 bytes of the signature of \a message.
    QByteArray sign(const QByteArray& message) const;

private:
    explicit SigningKey(QByteArray seed);

    void wipe();

    QByteArray m_seed; // never shared, so that wiping it wipes all there is
    PublicKey m_publicKey;
};

//! \brief Reads the public key of a file that SigningKey::save() has written, `.pub` or not.
Result<PublicKey, PackageError> loadPublicKey(const QString& file);

} // namespace portcullis
