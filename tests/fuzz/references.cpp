//! Whatever pages and style sheets refer to, what is said of it is bounded and in single lines.
#include "app/references/css_references.h"
#include "app/references/html_references.h"
#include "app/references/missing_files.h"
#include "bridge/core/limits.h"
#include "bridge/core/one_line.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

//! The folder of a resource with a page and a style sheet.
class Place {
public:
    Place() { require(m_dir.isValid(), "there is a temporary folder"); }

    void write(const char* name, const QByteArray& bytes) const
    {
        QFile file(m_dir.filePath(QLatin1String(name)));
        require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(),
            "a file can be written");
    }

    ResourceFolder folder() const { return ResourceFolder(m_dir.path()); }

private:
    QTemporaryDir m_dir;
};

void checkReferences(const std::vector<Reference>& references)
{
    require(qsizetype(references.size()) <= limits::maxFileReferences,
        "the number of references is bounded");
    for (const Reference& reference : references)
        require(!reference.url.isEmpty() && !reference.place.isEmpty(),
            "a reference has an address and a place");
}

void checkSentences(const QStringList& sentences)
{
    require(sentences.size() <= limits::maxMissingFiles + 1, "the number of sentences is bounded");
    for (const QString& sentence : sentences)
        require(std::none_of(sentence.begin(), sentence.end(), breaksLine),
            "a sentence is in one line");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Place place;
    Input input(data, size);
    const QByteArray css = input.takeRecord();
    const QByteArray html = input.takeRest();
    checkReferences(cssReferences(QString::fromUtf8(css)));
    checkReferences(htmlReferences(html).all);
    place.write("a.css", css);
    place.write("index.html", "<link rel=stylesheet href=a.css>" + html);
    Manifest manifest;
    manifest.id = QStringLiteral("com.example.clock");
    manifest.entry = QStringLiteral("index.html");
    checkSentences(missingFiles(manifest, place.folder()));
    return 0;
}
