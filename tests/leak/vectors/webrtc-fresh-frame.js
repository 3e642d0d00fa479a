export const shared = true;
export const arrives = true;
// The window of a frame that has only just been made, before any script has run in it.
export default async ({ add, need, host }) => {
    const Peer = need(add("iframe").contentWindow.RTCPeerConnection, "RTCPeerConnection");
    const peer = new Peer({ iceServers: [{ urls: `stun:${host}` }] });
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
};
