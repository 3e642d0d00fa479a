export const shared = true;
export const arrives = true;
export default async (t) => {
    const Peer = t.need(globalThis.webkitRTCPeerConnection, "webkitRTCPeerConnection");
    const servers = [{ urls: `stun:${t.host}` }];
    const peer = new Peer({ iceServers: servers });
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
};
