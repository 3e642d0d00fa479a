export const shared = true;
export default async (t) => {
    const Transport = t.need(globalThis.RtcTransport ?? globalThis.LP2PRequest ?? globalThis.LP2PQuicTransport, "local transports");
    const transport = new Transport({ iceServers: [{ urls: `stun:${t.host}` }], url: t.https });
    await transport.start?.();
};
