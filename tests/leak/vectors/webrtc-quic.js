export const shared = true;
export default async (t) => {
    t.need(globalThis.RTCQuicTransport ?? globalThis.RTCIceTransport, "RTCIceTransport");
    const transport = new RTCIceTransport();
    transport.gather({ gatherPolicy: "all", iceServers: [{ urls: `stun:${t.host}` }] });
};
