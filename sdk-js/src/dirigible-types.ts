/** Whose functions are called. A module that exports them is one too. */
export interface DirigibleHandler {
    onOpen?(): void;
    onMessage?(message: string | ArrayBuffer): void;
    onError?(error: string): void;
    onClose?(): void;
}

export interface DirigibleClient {
    readonly id: string;
    /** Sends a text message; before it is open, the message waits. */
    send(message: string): void;
    /** Closes the connection; before it is open, once it is. */
    close(): void;
}

/** A client, as `getClients()` lists it. */
export interface DirigibleClientInfo {
    readonly id: string;
    readonly uri: string;
    readonly handler: DirigibleHandler;
}

export type DirigibleMethod = "onopen" | "onmessage" | "onerror" | "onclose";

/** The client's part of Dirigible's module `net/websockets`. */
export interface DirigibleWebsockets {
    /** Connects; `engine` is ignored. The handler is an object, not the path of a module. */
    createWebsocket(uri: string, handler: DirigibleHandler, engine?: string): DirigibleClient;
    /** The live clients, oldest first. */
    getClients(): DirigibleClientInfo[];
    getClient(id: string): DirigibleClient | null;
    /** The oldest live client with that handler. */
    getClientByHandler(handler: DirigibleHandler): DirigibleClient | null;
    /** The message, while `onMessage` runs. */
    getMessage(): string | ArrayBuffer | undefined;
    /** The error, while `onError` runs. */
    getError(): string | undefined;
    /** Which function of a handler runs. */
    getMethod(): DirigibleMethod | undefined;
    isOnOpen(): boolean;
    isOnMessage(): boolean;
    isOnError(): boolean;
    isOnClose(): boolean;
}
