#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <sodium.h>

namespace portcullis {

//! \brief The SHA-256 of bytes that come one after the other.
class Sha256 {
public:
    static constexpr qsizetype size = crypto_hash_sha256_BYTES;

    Sha256();

    void add(QByteArrayView bytes);

    //! The 32 bytes of the hash. To be called once.
    QByteArray result();

    static QByteArray of(QByteArrayView bytes);

private:
    crypto_hash_sha256_state m_state{};
};

} // namespace portcullis
