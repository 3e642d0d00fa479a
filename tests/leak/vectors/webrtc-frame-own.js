export const shared = true;
export const arrives = true;
export default async (t) => {
    const code = `const peer = new (self.RTCPeerConnection ?? self.webkitRTCPeerConnection)({ iceServers: [{ urls: "stun:${t.host}" }] }); peer.createDataChannel("x"); peer.createOffer().then((offer) => peer.setLocalDescription(offer))`;
    t.add("iframe", { src: "./index.html?" });
    const frame = t.add("iframe", { srcdoc: "<p>x" });
    const Peer = t.need(frame.contentWindow?.RTCPeerConnection, "RTCPeerConnection");
    const servers = [{ urls: `stun:${t.host}` }];
    const peer = new Peer({ iceServers: servers });
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
};
