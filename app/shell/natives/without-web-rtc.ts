// WebRTC reaches the network by a way that the request filter does not see. It is taken away when
// this is imported, before all else, so that it is gone even if what follows fails.
const names = [
    "RTCPeerConnection",
    "webkitRTCPeerConnection",
    "RTCDataChannel",
    "RTCIceTransport",
    "RTCDtlsTransport",
    "RTCSctpTransport",
];

for (const name of names) {
    Reflect.deleteProperty(globalThis, name);
}

export {};
