export const shared = true;
export const arrives = true;
export default async (t) => {
    const Peer = t.need(globalThis.RTCPeerConnection, "RTCPeerConnection");
    const servers = [{ urls: `turns:${t.host}?transport=tcp`, username: "u", credential: "c" }, { urls: `turns:${t.byName.host}`, username: "u", credential: "c" }];
    const peer = new Peer({ iceServers: servers });
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
};
