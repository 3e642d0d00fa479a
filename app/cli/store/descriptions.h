#pragma once

#include "app/library/decisions.h"
#include "app/store/store_entry.h"
#include "bridge/core/json.h"

namespace portcullis {

//! Such as `signed by 3f2a-91bc-...`, or that it is not signed.
QString publisherLine(const std::optional<PublicKey>& publisher);

//! Such as `1.4 MB`.
QString sizeLine(qint64 bytes);

//! \brief What a manifest asks for and what was decided, a line each, such as
//! `network:ws granted, wss://example.com (Prices)`.
QStringList permissionLines(const Manifest& manifest, const Decisions& decisions);

//! The default headers of a manifest, a line each, such as `header Origin: https://example.com`.
QStringList headerLines(const Manifest& manifest);

//! The web engine that a manifest asks for, such as `made for Chrome 110 or newer`; no line if it
//! does not say.
QStringList engineLines(const Manifest& manifest);

//! The host and its author's reason, such as `wss://example.com (Prices)`.
QString describe(const HostRequest& host);

//! What a manifest says and asks for.
Json manifestJson(const Manifest& manifest);

//! What the user decided; hosts and capabilities by name.
Json decisionsJson(const Decisions& decisions);

//! All that is known of an installed resource.
Json entryJson(const StoreEntry& entry, const Decisions& decisions);

//! The word for what was done, such as `installed`.
QString wordOf(HistoryEvent::Kind kind);

} // namespace portcullis
