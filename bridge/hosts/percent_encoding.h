#pragma once

#include <QByteArrayView>

#include <optional>

namespace portcullis {

//! \brief The percent-encode sets of the URL standard, section 1.3. Each also has the C0 controls
//! and all that is not ASCII.
enum class EncodeSet {
    Fragment,
    Query, //!< Of URLs with a special scheme.
    Path,
    UserInfo,
};

//! \a text with each byte of \a set as `%XX`. What is encoded already stays as it is.
QByteArray percentEncoded(QByteArrayView text, EncodeSet set);

//! \a text with each `%XX` as the byte that it stands for; a `%` without two digits stays.
QByteArray percentDecoded(QByteArrayView text);

//! The value of a hexadecimal digit, of either case.
std::optional<int> hexDigitValue(char c);

} // namespace portcullis
