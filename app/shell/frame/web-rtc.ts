import { remove, scope } from "../natives/scope.js";

/** WebRTC reaches the network by a way that the request filter does not see. */
export function removeWebRtc(): void {
    remove(scope, [
        "RTCPeerConnection",
        "webkitRTCPeerConnection",
        "RTCDataChannel",
        "RTCIceTransport",
        "RTCDtlsTransport",
        "RTCSctpTransport",
    ]);
}
