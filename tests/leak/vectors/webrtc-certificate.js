export const shared = true;
export default async (t) => {
    const Peer = t.need(globalThis.RTCPeerConnection, "RTCPeerConnection");
    await Peer.generateCertificate({ name: "ECDSA", namedCurve: "P-256" });
};
