#pragma once

#include "app/package/package_file.h"
#include "app/package/signing_key.h"
#include "bridge/manifest/manifest.h"

#include <QByteArrayView>
#include <QSet>

#include <vector>

namespace portcullis {

//! The file of a package's root that its signature is in.
inline constexpr char signatureFile[] = "portcullis-signature.json";

//! \brief What is signed: the resource's id and version, and all files but the signature's own, in
//! one text that has one spelling (docs/packages.md).
QByteArray canonicalText(const Manifest& manifest, std::vector<PackageFile> files);

//! \brief The text of the signature's file for a package with \a files; what \a files say of an
//! earlier signature does not count. Error: Refusal::TooLarge.
Result<QByteArray, PackageError> makeSignature(
    const Manifest& manifest, const std::vector<PackageFile>& files, const SigningKey& key);

//! The paths that \a text, a signature's file, lists; nothing of it is verified. None if it is
//! wrong.
QSet<QString> listedPaths(QByteArrayView text);

//! \brief Who has signed a package with \a files, if \a text, its signature's file, holds for them.
//!
//! It holds if it lists exactly these files, and was made by the key that it names.
//! Error: Refusal::BadSignature.
Result<PublicKey, PackageError> verifySignature(
    QByteArrayView text, const Manifest& manifest, const std::vector<PackageFile>& files);

} // namespace portcullis
