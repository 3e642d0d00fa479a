#include "app/package/sha256.h"

namespace portcullis {

Sha256::Sha256()
{
    crypto_hash_sha256_init(&m_state);
}

void Sha256::add(QByteArrayView bytes)
{
    crypto_hash_sha256_update(
        &m_state, reinterpret_cast<const unsigned char*>(bytes.data()), size_t(bytes.size()));
}

QByteArray Sha256::result()
{
    QByteArray hash(size, '\0');
    crypto_hash_sha256_final(&m_state, reinterpret_cast<unsigned char*>(hash.data()));
    return hash;
}

QByteArray Sha256::of(QByteArrayView bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.result();
}

} // namespace portcullis
