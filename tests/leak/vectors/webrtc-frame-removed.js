export const shared = true;
export default async (t) => {
    const frame = t.add("iframe");
    const kept = frame.contentWindow;
    const Peer = t.need(kept.RTCPeerConnection, "RTCPeerConnection");
    const servers = [{ urls: `stun:${t.host}` }];
    const peer = new Peer({ iceServers: servers });
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
    frame.remove();
};
