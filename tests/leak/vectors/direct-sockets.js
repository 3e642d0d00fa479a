export const shared = true;
export default async (t) => {
    t.need(navigator.openUDPSocket ?? globalThis.UDPSocket ?? globalThis.TCPSocket, "direct sockets");
    await Promise.allSettled([navigator.openUDPSocket({ remoteAddress: "127.0.0.1", remotePort: t.port }), navigator.openTCPSocket({ remoteAddress: "127.0.0.1", remotePort: t.port })]);
};
