export const shared = true;
export const arrives = true;
export default async (t) => {
    const code = `const peer = new (self.RTCPeerConnection ?? self.webkitRTCPeerConnection)({ iceServers: [{ urls: "stun:${t.host}" }] }); peer.createDataChannel("x"); peer.createOffer().then((offer) => peer.setLocalDescription(offer))`;
    t.add("object", { type: "text/html", data: "data:text/html," + encodeURIComponent(t.script(code)) });
    t.add("embed", { type: "text/html", src: t.blobUrl(t.script(code), "text/html") });
    await t.pause(800);
};
