export const shared = true;
export const arrives = true;
// A frame made within a frame that may reach into it.
export default async (t) => {
    t.frame("srcdoc", `<body><script>
    const frame = document.createElement("iframe");
    document.body.append(frame);
    for (const Peer of [frame.contentWindow.RTCPeerConnection, window.frames[0].webkitRTCPeerConnection]) {
        const peer = new Peer({ iceServers: [{ urls: "stun:${t.host}" }] });
        peer.createDataChannel("x");
        peer.createOffer().then((offer) => peer.setLocalDescription(offer));
    }
    <\/script>`);
    await t.pause(800);
};
