export const shared = true;
export const arrives = true;
// Names of the local network, asked for and given.
export default async (t) => {
    const Peer = t.need(globalThis.RTCPeerConnection, "RTCPeerConnection");
    const first = new Peer();
    const channel = first.createDataChannel("x");
    const offer = await first.createOffer();
    await first.setLocalDescription(offer);
    const sdp = offer.sdp.replace("a=setup:actpass", "a=setup:active").replace(/a=ice-ufrag:.*/, "a=ice-ufrag:abcd").replace(/a=ice-pwd:.*/, "a=ice-pwd:abcdefghijklmnopqrstuvwx");
    await first.setRemoteDescription({ type: "answer", sdp });
    await first.addIceCandidate({ candidate: `candidate:1 1 udp 2130706431 ${t.name}.local ${t.port} typ host`, sdpMid: "0", sdpMLineIndex: 0 }).catch(() => 0);
    const servers = [{ urls: `stun:${t.host}` }];
    const peer = new Peer({ iceServers: servers });
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
    await t.pause(300);
};
