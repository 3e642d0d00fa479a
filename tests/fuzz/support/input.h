#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <cstdint>

namespace portcullis::fuzz {

//! \brief The bytes of one run, to be taken from the front; where they have run out there are zeros
//! and empty texts.
class Input {
public:
    Input(const std::uint8_t* data, std::size_t size);

    bool isEmpty() const { return m_rest.isEmpty(); }

    quint8 takeByte();

    //! Up to the next line feed, which is taken too.
    QByteArray takeLine();
    QString takeTextLine() { return QString::fromUtf8(takeLine()); }

    //! Up to the next record separator (U+001E), which is taken too.
    QByteArray takeRecord();

    //! At most \a size bytes.
    QByteArray takeBytes(qsizetype size);

    QByteArray takeRest();
    QString takeTextRest() { return QString::fromUtf8(takeRest()); }

private:
    QByteArray takeUntil(char end);

    QByteArray m_rest;
};

} // namespace portcullis::fuzz

//! What each harness defines; called for each input, and returns 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
