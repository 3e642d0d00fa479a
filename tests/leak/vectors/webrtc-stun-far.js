export const shared = true;
export const arrives = true;
export default async (t) => {
    const Peer = t.need(globalThis.RTCPeerConnection, "RTCPeerConnection");
    const servers = [{ urls: `stun:${t.far.host}` }, { urls: `stun:${t.ip6.host}` }];
    const peer = new Peer({ iceServers: servers });
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
};
