#pragma once

#include <memory>

#include <zip.h>

namespace portcullis {

struct DiscardZip {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};

//! An archive whose changes are lost unless it is released and closed.
using ZipArchive = std::unique_ptr<zip_t, DiscardZip>;

} // namespace portcullis
