import { FakeHost } from "./fake-host.js";

/** A socket of the standard class whose host is played by the test. */
export class FakeSocket {
    readonly host: FakeHost;
    readonly ws: WebSocket;
    readonly id: string;
    /** Each event, and the state in which it came. */
    readonly seen: string[] = [];

    constructor(url = "ws://localhost/", protocols: string | string[] = [], host = new FakeHost()) {
        this.host = host;
        this.ws = new this.host.client.WebSocket(url, protocols);
        this.id = String(this.host.last().params["connectionId"]);
        for (const type of ["open", "message", "error", "close"]) {
            this.ws.addEventListener(type, (event) => {
                this.seen.push(`${type}${textOf(event)} ${this.ws.readyState}`);
            });
        }
    }

    static open(): FakeSocket {
        const socket = new FakeSocket();
        socket.is("open", { protocol: "" });
        socket.seen.length = 0;
        return socket;
    }

    /** Says that this happened on the connection. */
    is(event: string, fields: object = {}): void {
        this.host.ws(this, event, fields);
    }

    closed(code = 1000, reason = "", wasClean = true): void {
        this.is("close", { code, reason, wasClean });
    }

    refuseSend(bytes = 0): void {
        const data = { method: "ws.send", connectionId: this.id, bytes };
        this.host.failNotification("limit_exceeded", data);
    }
}

function textOf(event: Event): string {
    if (event instanceof MessageEvent) {
        return ` ${String(event.data)}`;
    }
    const { code, reason, wasClean } = event as CloseEvent;
    return event.type === "close" ? ` ${code} ${reason} ${wasClean}` : "";
}
