export const shared = true;
export const arrives = true;
// Connectivity checks to an address that the page chose.
export default async (t) => {
    const Peer = t.need(globalThis.RTCPeerConnection, "RTCPeerConnection");
    const first = new Peer();
    const channel = first.createDataChannel("x");
    const offer = await first.createOffer();
    await first.setLocalDescription(offer);
    const sdp = offer.sdp.replace("a=setup:actpass", "a=setup:active").replace(/a=ice-ufrag:.*/, "a=ice-ufrag:abcd").replace(/a=ice-pwd:.*/, "a=ice-pwd:abcdefghijklmnopqrstuvwx");
    await first.setRemoteDescription({ type: "answer", sdp });
    for (const address of ["127.0.0.1", "203.0.113.7"]) {
        for (const kind of ["udp", "tcp"]) {
            await first.addIceCandidate({ candidate: `candidate:1 1 ${kind} 2130706431 ${address} ${t.port} typ host${kind === "tcp" ? " tcptype passive" : ""}`, sdpMid: "0", sdpMLineIndex: 0 }).catch(() => 0);
        }
    }
    await t.pause(600);
};
