export const shared = true;
export const arrives = true;
export default async (t) => {
    const frame = t.add("iframe");
    const names = Object.getOwnPropertyNames(frame.contentWindow).filter((name) => /RTC.*Connection/.test(name));
    const Peer = t.need(frame.contentWindow[names[0]], "RTCPeerConnection");
    const servers = [{ urls: `stun:${t.host}` }];
    const peer = new Peer({ iceServers: servers });
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
};
