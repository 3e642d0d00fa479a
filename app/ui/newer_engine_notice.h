#pragma once

#include "app/ui/notice.h"
#include "bridge/manifest/manifest.h"

namespace portcullis {

//! Says above a resource that it asks for a newer web engine; hidden if it does not.
class NewerEngineNotice : public Notice {
    Q_OBJECT

public:
    explicit NewerEngineNotice(const Manifest& manifest, QWidget* parent = nullptr);
};

} // namespace portcullis
