// A channel that is moved to a worker (from 130 on).
export const shared = true;
export default async (t) => {
    const peer = new (t.need(globalThis.RTCPeerConnection, "RTCPeerConnection"))();
    const worker = new Worker(t.blobUrl("onmessage = () => 0"));
    worker.postMessage(0, [peer.createDataChannel("x")]);
};
