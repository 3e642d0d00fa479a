#pragma once

#include <QString>

namespace portcullis {

//! What makes bundlers write relative addresses, for a sentence to an author.
inline QString relativeAddressSettings()
{
    return QStringLiteral("base: \"./\" in Vite, output.publicPath: \"auto\" in webpack, "
                          "--public-url ./ for Parcel");
}

} // namespace portcullis
