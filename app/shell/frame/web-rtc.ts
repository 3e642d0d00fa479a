const names = [
    "RTCPeerConnection",
    "webkitRTCPeerConnection",
    "RTCDataChannel",
    "RTCIceTransport",
    "RTCDtlsTransport",
    "RTCSctpTransport",
];

/** WebRTC reaches the network by a way that the request filter does not see. */
export function removeWebRtc(): void {
    for (const name of names) {
        Reflect.deleteProperty(window, name);
    }
}
