import { portName } from "./natives/index.js";

/** The way to the host and back; a test can put another one in its place. */
export interface Endpoint {
    /** Sends one message to the host, as it is now: what changes afterwards is not sent. */
    post(message: unknown): void;
    /** Calls `handler` with each message of the host. Returns what stops that for good. */
    listen(handler: (message: unknown) => void): () => void;
}

/** The way that the host has put into this document, which is faster than messages. */
function hostPort(): Endpoint | undefined {
    return (window as { readonly [portName]?: Endpoint })[portName];
}

/** The way to the host of this frame. */
export function defaultEndpoint(): Endpoint {
    return hostPort() ?? parentWindow();
}

/** The window around this frame. Messages of any other window are ignored. */
export function parentWindow(): Endpoint {
    const host = window.parent;
    return {
        // The frame's own origin is opaque and the host's is none of its business.
        post: (message) => host.postMessage(message, "*"),
        listen: (handler) => {
            const onMessage = (event: MessageEvent): void => {
                if (event.source === host) {
                    handler(event.data);
                }
            };
            window.addEventListener("message", onMessage);
            return () => window.removeEventListener("message", onMessage);
        },
    };
}
