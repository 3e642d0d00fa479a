//! \brief The same as archive.cpp for archives that are whole, with right checksums and places, so
//! that what is in them is what counts.
//!
//! Each record is a file: letters that say what is odd about it, a line feed, its name, a line
//! feed, for some letters another name and a line feed, and its content.
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/unpacking_place.h"
#include "tests/support/raw_zip.h"

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

constexpr quint32 attributesOf(quint32 mode)
{
    return mode << 16;
}

test::RawEntry entryFrom(const QByteArray& bytes)
{
    Input record(reinterpret_cast<const std::uint8_t*>(bytes.data()), std::size_t(bytes.size()));
    const QByteArray letters = record.takeLine();
    test::RawEntry entry;
    entry.name = record.takeLine();
    if (letters.contains('u'))
        entry.extra = test::unicodeNameField(entry.name, record.takeLine());
    if (letters.contains('h'))
        entry.localName = record.takeLine();
    entry.data = record.takeRest();
    entry.isStreamed = letters.contains('d');
    entry.isDeflated = letters.contains('z');
    if (letters.contains('f'))
        entry.attributes = attributesOf(0040755);
    if (letters.contains('l'))
        entry.attributes = attributesOf(0120777);
    if (letters.contains('s'))
        entry.attributes = attributesOf(0106777);
    if (letters.contains('e'))
        entry.flags |= 1; // encrypted
    if (letters.contains('n'))
        entry.flags = 0; // its name is not said to be UTF-8
    if (letters.contains('w')) { // of Windows
        entry.system = 0;
        entry.attributes = 0;
    }
    if (letters.contains('m'))
        entry.method = 12;
    if (letters.contains('b'))
        entry.claimedSize = quint32(entry.data.size() + 1);
    if (letters.contains('c'))
        entry.claimedCrc = 0;
    return entry;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const UnpackingPlace place;
    Input input(data, size);
    std::vector<test::RawEntry> entries;
    while (!input.isEmpty())
        entries.push_back(entryFrom(input.takeRecord()));
    place.unpack(test::rawZip(entries));
    return 0;
}
