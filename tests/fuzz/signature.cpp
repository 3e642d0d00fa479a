//! A signature holds for the files that it was made for, and for no others; an error is one line.
#include "app/package/signature.h"
#include "app/package/sha256.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"
#include "tests/fuzz/support/texts.h"

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

Manifest manifestOf(const char* id, const char* version)
{
    Manifest manifest;
    manifest.id = QLatin1String(id);
    manifest.version = QLatin1String(version);
    return manifest;
}

PackageFile fileOf(const char* path, const QByteArray& content)
{
    return {QLatin1String(path), content.size(), Sha256::of(content)};
}

void checkOthers(
    const QByteArray& text, const Manifest& manifest, const std::vector<PackageFile>& files)
{
    const auto isRefused = [&text](const Manifest& other, const std::vector<PackageFile>& list) {
        return !verifySignature(text, other, list);
    };
    require(isRefused(manifestOf("com.example.chat", "1.0.0"), files), "it is for one resource");
    require(isRefused(manifestOf("com.example.clock", "1.0.1"), files), "it is for one version");
    require(isRefused(manifest, {files.front()}), "no file may be missing");
    require(isRefused(manifest, {files[0], files[1], fileOf("more.js", "3")}), "none may be added");
    require(isRefused(manifest, {files[0], fileOf("index.html", "3")}), "none may be changed");
    require(isRefused(manifest, {files[0], fileOf("index.htm", "2")}), "none may be renamed");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // What seeds.mjs signs, too.
    static const Manifest manifest = manifestOf("com.example.clock", "1.0.0");
    static const std::vector<PackageFile> files{
        fileOf("resource.json", "1"), fileOf("index.html", "2")};
    const QByteArray text = Input(data, size).takeRest();
    const auto publisher = verifySignature(text, manifest, files);
    if (!publisher) {
        require(isOneLine(publisher.error().message), "an error is one line");
        return 0;
    }
    require(*verifySignature(text, manifest, {files[1], files[0]}) == *publisher,
        "the order of files does not count");
    checkOthers(text, manifest, files);
    return 0;
}
