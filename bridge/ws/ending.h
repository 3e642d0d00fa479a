#pragma once

#include <QString>

#include <optional>

namespace portcullis {

//! Close codes of RFC 6455, section 7.4.1, that the host itself reports or sends.
namespace close_code {
inline constexpr int normal = 1000;
inline constexpr int goingAway = 1001;
inline constexpr int protocolError = 1002;
inline constexpr int noStatus = 1005; //!< Reported only: the peer's close frame had no code.
inline constexpr int abnormal = 1006; //!< Reported only: no close frame came.
inline constexpr int invalidPayload = 1007;
inline constexpr int tooBig = 1009;
} // namespace close_code

//! Where a connection failed.
enum class Stage { Policy, Dns, Tcp, Proxy, Tls, Http, Timeout, Protocol, Limit };

//! The word for \a stage on the wire, such as `dns`.
QString wireName(Stage stage);

//! What a server presented that was not accepted.
struct CertificateFacts {
    QString problem; //!< One word of docs/protocol.md, such as `expired`.
    QString subject; //!< Common name or organization; hostile text.
    QString issuer;
};

//! \brief Why a connection failed: our own words, and facts. Qt's error texts may hold addresses
//! and change with its version.
struct Failure {
    Stage stage;
    QString message; //!< A short sentence of docs/protocol.md.
    std::optional<int> httpStatus; //!< Of a refused upgrade.
    std::optional<CertificateFacts> certificate;
    bool isFinal = false; //!< It would fail the same way the next time.
};

//! \brief How a connection ended.
struct Ending {
    int code = close_code::abnormal; //!< The peer's, or 1005 or 1006.
    QString reason; //!< The peer's, or for 1006 the host's.
    bool wasClean = false; //!< Both close frames were exchanged.
    std::optional<Failure> failure; //!< Empty if it was closed or dropped on purpose.
};

} // namespace portcullis
