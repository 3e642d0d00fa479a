export const shared = true;
export const arrives = true;
export default async (t) => {
    const Peer = t.need(globalThis.RTCPeerConnection, "RTCPeerConnection");
    const peer = new Peer({ iceTransportPolicy: "relay", iceServers: [{ urls: `turn:${t.host}`, username: "u", credential: "c" }] });
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
};
