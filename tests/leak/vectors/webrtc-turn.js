export const shared = true;
export const arrives = true;
export default async (t) => {
    const Peer = t.need(globalThis.RTCPeerConnection, "RTCPeerConnection");
    const servers = ["udp", "tcp"].map((transport) => ({ urls: `turn:${t.host}?transport=${transport}`, username: "u", credential: "c" }));
    const peer = new Peer({ iceServers: servers });
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
};
