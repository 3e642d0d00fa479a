export const shared = true;
export default async (t) => {
    const code = `const peer = new (self.RTCPeerConnection ?? self.webkitRTCPeerConnection)({ iceServers: [{ urls: "stun:${t.host}" }] }); peer.createDataChannel("x"); peer.createOffer().then((offer) => peer.setLocalDescription(offer))`;
    const nest = (html, depth) => depth === 0 ? html : nest(`<iframe srcdoc="${html.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></iframe>`, depth - 1);
    t.frame("srcdoc", nest(t.script(code), 2));
    await t.pause(1500);
};
