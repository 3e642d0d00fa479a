import { natives, portName } from "./natives/index.js";

const { Error, events, global, messages, objects, parent: around } = natives;

/** The way to the host and back; a test can put another one in its place. */
export interface Endpoint {
    /** Sends one message to the host, as it is now: what changes afterwards is not sent. */
    post(message: unknown): void;
    /** Calls `handler` with each message of the host. Returns what stops that for good. */
    listen(handler: (message: unknown) => void): () => void;
}

/** The way that the host has put into this document, which is faster than messages. */
function hostPort(): Endpoint | undefined {
    return objects.ownProperty(global, portName)?.value as Endpoint | undefined;
}

/** The way to the host of this frame. */
export function defaultEndpoint(): Endpoint {
    return hostPort() ?? parentWindow();
}

/** The window around this frame. Messages of any other window are ignored. */
export function parentWindow(): Endpoint {
    if (!around) {
        throw new Error("there is no window, and so no way to a host");
    }
    const { parent, post, window } = around;
    return {
        post,
        listen: (handler) => {
            const onMessage = (event: Event): void => {
                if (messages.source(event) === parent) {
                    handler(messages.data(event));
                }
            };
            events.add(window, "message", onMessage);
            return () => events.remove(window, "message", onMessage);
        },
    };
}
