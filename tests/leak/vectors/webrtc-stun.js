export const shared = true;
export const arrives = true;
export default async ({ need, host }) => {
    const Peer = need(globalThis.RTCPeerConnection, "RTCPeerConnection");
    const peer = new Peer({ iceServers: [{ urls: `stun:${host}` }] });
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
};
