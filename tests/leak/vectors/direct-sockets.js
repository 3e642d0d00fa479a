export const shared = true;
export default async (t) => {
    t.need(navigator.openUDPSocket ?? globalThis.UDPSocket ?? globalThis.TCPSocket, "direct sockets");
    const options = { remoteAddress: "127.0.0.1", remotePort: t.port };
    const tries = await Promise.allSettled([
        () => navigator.openUDPSocket(options),
        () => navigator.openTCPSocket(options),
        () => new UDPSocket(options).opened,
        () => new TCPSocket("127.0.0.1", t.port).opened,
        () => new TCPServerSocket("127.0.0.1").opened,
    ].map((open) => Promise.resolve().then(open)));
    if (tries.some(({ status }) => status === "fulfilled")) t.leak("a socket");
};
