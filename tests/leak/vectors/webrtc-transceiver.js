export const shared = true;
export const arrives = true;
export default async (t) => {
    const Peer = t.need(globalThis.RTCPeerConnection, "RTCPeerConnection");
    const peer = new Peer({ iceServers: [{ urls: `stun:${t.host}` }], iceCandidatePoolSize: 8 });
    peer.addTransceiver("video");
    await peer.setLocalDescription();
};
