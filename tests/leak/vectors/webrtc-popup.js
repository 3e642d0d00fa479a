export const arrives = true;
export default async (t) => {
    await t.gesture();
    const Peer = t.need(window.open("about:blank")?.RTCPeerConnection, "RTCPeerConnection of a window");
    const servers = [{ urls: `stun:${t.host}` }];
    const peer = new Peer({ iceServers: servers });
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
};
