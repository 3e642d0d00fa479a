export const shared = true;
export default async (t) => {
    new Worker(t.blobUrl(`new RTCPeerConnection({ iceServers: [{ urls: "stun:${t.host}" }] }).createDataChannel("x")`));
    await t.pause(300);
};
