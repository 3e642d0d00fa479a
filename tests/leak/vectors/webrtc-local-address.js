export const shared = true;
// Candidates tell the addresses of the machine.
export default async (t) => {
    const Peer = t.need(globalThis.RTCPeerConnection, "RTCPeerConnection");
    const peer = new Peer();
    peer.onicecandidate = ({ candidate }) => candidate?.candidate && t.leak(candidate.candidate);
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
    await t.pause(800);
};
