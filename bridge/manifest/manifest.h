#pragma once

#include "bridge/core/adjustable_limits.h"
#include "bridge/core/request_headers.h"
#include "bridge/core/result.h"
#include "bridge/hosts/host_pattern.h"
#include "bridge/manifest/capability.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace portcullis {

//! The version of the contract between host and resource that this program speaks.
inline constexpr int apiVersion = 1;

//! A host that a resource wants to reach, and what for.
struct HostRequest {
    HostPattern pattern;
    QString reason; //!< The author's words for users; may be empty.
};

//! \brief What a resource says of itself in `resource.json`, checked. docs/resource.schema.json
//! describes each field.
struct Manifest {
    QString id; //!< Reverse-DNS name; also the host of the resource's URLs.
    QString name;
    QString version; //!< Semantic version 2.0.
    CapabilitySet capabilities; //!< What it asks for, not what it has.
    //! The only hosts it can connect to; empty: any public one.
    std::optional<std::vector<HostRequest>> hosts;
    //! Of the handshake of each connection, for names that `ws.connect` does not set.
    Headers headers;
    QString entry; //!< Path of its page inside its folder; the file exists.
    QString description; //!< May be empty.
    QString author; //!< May be empty.
    LimitValues limits; //!< Limits that it lowers for itself.
    //! The oldest major version of Chrome that its page is made for, 1 to 999; empty if it does not
    //! say.
    std::optional<int> minimumChrome;
    QString icon; //!< Path inside its folder; may be empty; the file need not exist.
};

//! \brief A manifest, and what a careful author should be told about it.
struct LoadedManifest {
    Manifest manifest;
    QStringList warnings; //!< One sentence each, in one line, such as an unknown field.
};

//! \brief Why a manifest was not loaded.
struct ManifestError {
    QString file; //!< As it was found, with its folder.
    QString place; //!< Line and column, JSON pointer, or "the top level"; empty for the whole file.
    QString message;

    //! One line for a person: file, place and message.
    QString toString() const;
};

//! \brief Reads \a folder + `/resource.json` and checks all of it, the entry's file included.
//!
//! Nothing in the file can crash it or make it use more than a bounded amount of memory.
Result<LoadedManifest, ManifestError> loadManifest(const QString& folder);

//! \brief The same for a text; the entry's file is not looked for.
//! \param file the name for error messages.
Result<LoadedManifest, ManifestError> parseManifest(QByteArrayView text, const QString& file);

} // namespace portcullis
