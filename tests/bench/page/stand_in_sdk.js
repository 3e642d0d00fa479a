// Stands in for the SDK where the echo sample runs in a bare web view: as little as can be between
// the page and the engine's own WebSocket.
export function createResourceClient() {
    return {
        ready: async () => ({ granted: ["network:ws"], playground: "PLAYGROUND", theme: "light" }),
        on() {},
        ws: {
            connect(url) {
                const socket = new WebSocket(url);
                return {
                    on: (event, callback) =>
                        socket.addEventListener(event, ({ data }) => callback(data)),
                    send: (data) => socket.send(data),
                    close: () => socket.close(),
                };
            },
        },
    };
}
