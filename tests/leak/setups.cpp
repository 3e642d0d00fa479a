#include "tests/leak/setups.h"

#include <QByteArrayList>

namespace portcullis::leak {
namespace {

struct Switch {
    const char* name;
    bool Defenses::*member;
    bool isForNetwork; //!< Meant to keep what the engine sends, and not only some documents, in.
};

constexpr Switch switches[]{
    {"resolver", &Defenses::resolverRules, true},
    {"proxy", &Defenses::proxy, true},
    {"sockets", &Defenses::socketFilter, true},
    {"requests", &Defenses::requestGuard, true},
    {"policy", &Defenses::contentPolicy, true},
    {"script", &Defenses::frameScript, false},
    {"sandbox", &Defenses::frameSandbox, false},
    {"page", &Defenses::pageRules, false},
};

} // namespace

QList<Setup> allSetups()
{
    constexpr Defenses all;
    Defenses none;
    for (const Switch& one : switches)
        none.*one.member = false;
    QList<Setup> setups{{QStringLiteral("all"), all, Setup::All, false, false},
        {QStringLiteral("all-features"), all, Setup::All}};
    for (const auto& [name, member, isForNetwork] : switches) {
        Defenses others = all;
        others.*member = false;
        setups.append({QStringLiteral("no-") + QLatin1String(name), others, Setup::OneOff});
    }
    for (const auto& [name, member, isForNetwork] : switches) {
        Defenses only = none;
        only.*member = true;
        setups.append(
            {QStringLiteral("only-") + QLatin1String(name), only, Setup::OneAlone, isForNetwork});
    }
    setups.append({QStringLiteral("none"), none, Setup::None});
    return setups;
}

QByteArray featureFlags()
{
    static const QByteArrayList features{
        "BrowsingTopics",
        "BrowsingTopicsDocumentAPI",
        "FedCm",
        "FedCmWithoutWellKnownEnforcement",
        "FencedFrames",
        "FencedFramesAPIChanges",
        "FencedFramesDefaultMode",
        "FetchLaterAPI",
        "CompressionDictionaryTransport",
        "CompressionDictionaryTransportBackend",
        "InterestGroupStorage",
        "Fledge",
        "AdInterestGroupAPI",
        "PrivacySandboxAdsAPIsOverride",
        "PrivateAggregationApi",
        "SharedStorageAPI",
        "WebAuthenticationRelatedOrigin",
    };
    static const QByteArrayList blinkFeatures{
        "AttributionReporting",
        "DirectSockets",
        "DocumentPictureInPictureAPI",
        "FencedFrames",
        "FetchLaterAPI",
        "PrivateStateTokens",
        "StorageBuckets",
        "TopicsAPI",
        "WebSocketStream",
    };
    return "--enable-features=" + features.join(',') + " --enable-blink-features="
        + blinkFeatures.join(',') + " --js-flags=--harmony-shadow-realm";
}

} // namespace portcullis::leak
