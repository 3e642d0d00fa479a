#include "app/package/signature.h"

#include "app/package/hex.h"
#include "app/package/sha256.h"
#include "bridge/core/json.h"
#include "bridge/core/limits.h"

#include <algorithm>
#include <map>

#include <sodium.h>

namespace portcullis {
namespace {

constexpr int formatVersion = 1;
constexpr JsonBounds signatureBounds{limits::maxSignatureBytes, 3};

PackageError badSignature(const QString& why)
{
    return refused(Refusal::BadSignature,
        QStringLiteral("portcullis-signature.json does not hold: %1; get the package from its "
                       "author again, or sign it anew")
            .arg(why));
}

bool isSignature(const PackageFile& file)
{
    return file.path == QLatin1String(signatureFile);
}

std::vector<PackageFile> withoutSignature(std::vector<PackageFile> files)
{
    files.erase(std::remove_if(files.begin(), files.end(), isSignature), files.end());
    return files;
}

//! The member \a key of \a object, which is empty unless it is a string.
QString textOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    const bool isText = found != object.end() && found->is_string();
    return isText ? fromJson(found->get_ref<const std::string&>()) : QString();
}

using FilesByPath = std::map<QString, PackageFile>;

Result<FilesByPath, PackageError> listedFiles(const Json& json)
{
    const auto list = json.find("files");
    if (list == json.end() || !list->is_array())
        return badSignature(QStringLiteral("it has no list of files"));
    FilesByPath files;
    for (const Json& entry : *list) {
        const bool isEntry
            = entry.is_object() && entry.contains("size") && entry.at("size").is_number_unsigned();
        if (!isEntry)
            return badSignature(QStringLiteral("its list of files is wrong"));
        const QString path = textOf(entry, "path");
        const QByteArray hash = bytesFromHex(textOf(entry, "sha256").toLatin1(), Sha256::size);
        files[path] = {path, qint64(entry.at("size").get<quint64>()), hash};
    }
    if (files.size() != list->size())
        return badSignature(QStringLiteral("it lists a file twice"));
    return files;
}

Result<void, PackageError> compare(FilesByPath listed, const std::vector<PackageFile>& files)
{
    for (const PackageFile& file : files) {
        const auto found = listed.find(file.path);
        if (found == listed.end())
            return badSignature(QStringLiteral("the file %1 was added after it was signed")
                                    .arg(shownName(file.path)));
        if (found->second.size != file.size || found->second.sha256 != file.sha256)
            return badSignature(QStringLiteral("the file %1 was changed after it was signed")
                                    .arg(shownName(file.path)));
        listed.erase(found);
    }
    if (!listed.empty())
        return badSignature(
            QStringLiteral("the file %1 is missing").arg(shownName(listed.begin()->first)));
    return {};
}

bool isSignedBy(const PublicKey& key, const QByteArray& signature, const QByteArray& text)
{
    const auto bytes = [](const QByteArray& from) {
        return reinterpret_cast<const unsigned char*>(from.data());
    };
    return signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(bytes(signature), bytes(text),
               static_cast<unsigned long long>(text.size()), bytes(key.bytes()))
        == 0;
}

} // namespace

QByteArray canonicalText(const Manifest& manifest, std::vector<PackageFile> files)
{
    files = withoutSignature(std::move(files));
    std::sort(files.begin(), files.end(), [](const PackageFile& a, const PackageFile& b) {
        return a.path.toUtf8() < b.path.toUtf8();
    });
    QByteArray text = "portcullis-package " + QByteArray::number(formatVersion) + '\n';
    text += "id " + manifest.id.toUtf8() + '\n';
    text += "version " + manifest.version.toUtf8() + '\n';
    text += "files " + QByteArray::number(qsizetype(files.size())) + '\n';
    for (const PackageFile& file : files)
        text += file.sha256.toHex() + ' ' + QByteArray::number(file.size) + ' ' + file.path.toUtf8()
            + '\n';
    return text;
}

Result<QByteArray, PackageError> makeSignature(
    const Manifest& manifest, const std::vector<PackageFile>& files, const SigningKey& key)
{
    Json list = Json::array();
    for (const PackageFile& file : withoutSignature(files))
        list.push_back({{"path", toJson(file.path)}, {"size", file.size},
            {"sha256", file.sha256.toHex().toStdString()}});
    const Json json{{"format", formatVersion}, {"publicKey", toJson(key.publicKey().toText())},
        {"files", list},
        {"signature", key.sign(canonicalText(manifest, files)).toHex().toStdString()}};
    const QByteArray text = QByteArray::fromStdString(json.dump(1)) + '\n';
    if (text.size() > limits::maxSignatureBytes)
        return refused(Refusal::TooLarge,
            QStringLiteral("the list of its files is longer than the %1 MiB that "
                           "portcullis-signature.json can have; use fewer files "
                           "or shorter names")
                .arg(limits::maxSignatureBytes / limits::mebibyte));
    return text;
}

QSet<QString> listedPaths(QByteArrayView text)
{
    const Result<Json, JsonProblem> json = parseJson(text, signatureBounds);
    if (!json || !json->is_object())
        return {};
    const Result<FilesByPath, PackageError> files = listedFiles(*json);
    if (!files)
        return {};
    QSet<QString> paths;
    for (const auto& file : *files)
        paths << file.first;
    return paths;
}

Result<PublicKey, PackageError> verifySignature(
    QByteArrayView text, const Manifest& manifest, const std::vector<PackageFile>& files)
{
    const Result<Json, JsonProblem> json = parseJson(text, signatureBounds);
    if (!json)
        return badSignature(
            QStringLiteral("at %1: %2").arg(json.error().place, json.error().message));
    if (!json->is_object() || !json->contains("format") || json->at("format") != formatVersion)
        return badSignature(QStringLiteral("this program does not know its format"));
    const std::optional<PublicKey> key = PublicKey::fromText(textOf(*json, "publicKey"));
    if (!key)
        return badSignature(QStringLiteral("it names no key"));
    const Result<FilesByPath, PackageError> listed = listedFiles(*json);
    if (!listed)
        return listed.error();
    const std::vector<PackageFile> covered = withoutSignature(files);
    const auto compared = compare(*listed, covered);
    if (!compared)
        return compared.error();
    const QByteArray signature
        = bytesFromHex(textOf(*json, "signature").toLatin1(), crypto_sign_BYTES);
    if (!isSignedBy(*key, signature, canonicalText(manifest, covered)))
        return badSignature(QStringLiteral("it was not made by the key that it names"));
    return *key;
}

} // namespace portcullis
