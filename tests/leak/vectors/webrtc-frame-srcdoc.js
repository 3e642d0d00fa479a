export const shared = true;
export const arrives = true;
export default async (t) => {
    const code = `const peer = new (self.RTCPeerConnection ?? self.webkitRTCPeerConnection)({ iceServers: [{ urls: "stun:${t.host}" }] }); peer.createDataChannel("x"); peer.createOffer().then((offer) => peer.setLocalDescription(offer))`;
    t.frame("srcdoc", t.script(code));
    await t.pause(800);
};
