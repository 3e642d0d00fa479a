/** Puts `WebSocket` in the place of the global. Returns what puts the former one back. */
export function installWebSocket(WebSocket: typeof globalThis.WebSocket): () => void {
    const former = Object.getOwnPropertyDescriptor(globalThis, "WebSocket");
    Object.defineProperty(globalThis, "WebSocket", {
        value: WebSocket,
        writable: true,
        enumerable: false,
        configurable: true,
    });
    return () => {
        if (former) {
            Object.defineProperty(globalThis, "WebSocket", former);
        } else {
            Reflect.deleteProperty(globalThis, "WebSocket");
        }
    };
}
