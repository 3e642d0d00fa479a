// One packet of the host, of which one message after the other is read. packet_writer.h describes it.
import { natives, type SafeMap } from "../../../sdk-js/src/natives/index.js";
import { bytesOf } from "./buffer.js";

const { SafeMap, atob, json, objects, strings } = natives;

export type Message = Record<string, unknown>;

/** Fetches the body of that number. */
export type FetchBody = (
    number: number,
    responseType: "text" | "arraybuffer",
    then: (body: unknown) => void,
) => void;

function parseMessage(text: string): Message {
    const message = json.parse(text) as Message;
    const data = objects.hasOwn(message, "data") ? message["data"] : undefined;
    if (message["type"] === "rp:ws" && typeof data === "object") {
        message["data"] = bytesOf(atob((data as { base64: string }).base64));
    }
    return message;
}

export class Packet {
    readonly isForWindow: boolean;
    readonly isBatch: boolean;
    readonly #head: string;
    readonly #bodies: SafeMap<number, unknown> = new SafeMap();
    #payload: string | undefined;
    #headAt = 0;
    #payloadAt = 0;
    /** That of the next message; empty if there is none. */
    #kind = "";
    /** That of its entry. */
    #number = 0;
    #connectionId = "";
    #dropped = 0;

    constructor(text: string, fetchBody: FetchBody) {
        const bar = strings.indexOf(text, "|");
        this.#head = strings.slice(text, 0, bar);
        this.isForWindow = strings.indexOf(this.#head, "w") >= 0;
        this.isBatch = strings.indexOf(this.#head, "a") >= 0;
        this.#payload = text;
        this.#payloadAt = bar + 1;
        if (this.#hasBodies()) {
            this.#fetchBodies(fetchBody);
        }
        if (this.#payload !== undefined) {
            this.#advance();
        }
    }

    /** Whether the next message, or the end, can be had. */
    get isReady(): boolean {
        return this.#payload !== undefined && (this.#kind !== "B" || this.#bodies.has(this.#number));
    }

    get isAtEnd(): boolean {
        return this.#kind === "";
    }

    /** The next message; to be called only if there is one, and it is ready. */
    next(): Message {
        const message = this.#takeMessage();
        this.#advance();
        return message;
    }

    #hasBodies(): boolean {
        return strings.indexOf(this.#head, "B") >= 0 || strings.indexOf(this.#head, "p") >= 0;
    }

    #fetchBodies(fetchBody: FetchBody): void {
        while (this.#readEntry()) {
            const number = this.#number;
            if (this.#kind === "p") {
                this.#payload = undefined;
                fetchBody(number, "text", (body) => this.#takePayload(body as string));
            } else if (this.#kind === "B") {
                fetchBody(number, "arraybuffer", (body) => this.#bodies.set(number, body));
            }
        }
        this.#headAt = 0;
    }

    #takePayload(payload: string): void {
        this.#payload = payload;
        this.#payloadAt = 0;
        this.#advance();
    }

    #take(length: number): string {
        this.#payloadAt += length;
        return strings.slice(this.#payload as string, this.#payloadAt - length, this.#payloadAt);
    }

    /** The next entry of the head, if there is one. */
    #readEntry(): boolean {
        this.#number = 0;
        if (this.#headAt >= this.#head.length) {
            this.#kind = "";
            return false;
        }
        this.#kind = this.#head[this.#headAt] as string;
        for (++this.#headAt; this.#headAt < this.#head.length; ++this.#headAt) {
            const unit = strings.charCodeAt(this.#head, this.#headAt);
            if (unit === 0x3b) {
                break;
            }
            this.#number = 10 * this.#number + unit - 0x30;
        }
        ++this.#headAt;
        return true;
    }

    /** To the next message, over the entries that only say something about it. */
    #advance(): void {
        this.#dropped = 0;
        while (this.#readEntry()) {
            switch (this.#kind) {
                case "s":
                    this.#connectionId = json.parse(this.#take(this.#number)) as string;
                    break;
                case "d":
                    this.#dropped = this.#number;
                    break;
                case "w":
                case "a":
                case "p":
                    break;
                default:
                    return;
            }
        }
    }

    #takeData(): unknown {
        switch (this.#kind) {
            case "t":
                return this.#take(this.#number);
            case "q":
                return json.parse(this.#take(this.#number));
            case "b":
                return bytesOf(this.#take(this.#number));
            default:
                return this.#bodies.get(this.#number);
        }
    }

    #takeMessage(): Message {
        if (this.#kind === "j") {
            return parseMessage(this.#take(this.#number));
        }
        const connectionId = this.#connectionId;
        if (this.#kind === "n") {
            return { type: "rp:ws", connectionId, event: "written", bytes: this.#number };
        }
        const message = { type: "rp:ws", connectionId, event: "message", data: this.#takeData() };
        return this.#dropped > 0 ? { ...message, dropped: this.#dropped } : message;
    }
}
