#pragma once

#include <QString>

namespace portcullis {

//! One place in a page or a style sheet that names another file.
struct Reference {
    //! What the engine takes the file for.
    enum class Kind {
        Page,
        Style,
        Other,
    };

    QString url; //!< As it is written there, without white space around it.
    QString place; //!< For a person, such as `<script src>` or `url()`.
    Kind kind = Kind::Other;
};

inline bool operator==(const Reference& a, const Reference& b)
{
    return a.url == b.url && a.place == b.place && a.kind == b.kind;
}

} // namespace portcullis
