// From the document to the host: packets as lines on the console. packet_reader.h describes them.
import { natives } from "../../../sdk-js/src/natives/index.js";
import { toJson } from "../../../sdk-js/src/natives/plain.js";
import { printLine } from "../natives/page.js";
import { isBuffer } from "./buffer.js";

const { apply, buffers, objects, queueMicrotask, strings, typedArrays, Uint16Array, Uint8Array } =
    natives;

/**
 * The engine passes a line of up to 64 KiB on within a message of its own; a longer one costs it
 * memory to share.
 */
const maxLineUnits = 0x4000;

/** As many arguments as a call takes well. */
const chunkUnits = 0x2000;

/** A request, of which only the members that are its own count. */
export type RequestMessage = Record<string, unknown>;

interface Entry {
    readonly kind: string;
    readonly number: number;
    readonly text: string;
}

function charactersOf(words: Uint16Array): string {
    // The call asks for the length as for any property.
    objects.defineProperty(words, "length", objects.bare({ value: typedArrays.length(words) }));
    return apply(strings.fromCharCode, undefined, words) as string;
}

function evenCopy(buffer: ArrayBuffer, byteLength: number): ArrayBuffer {
    const even = new natives.ArrayBuffer(byteLength + 1);
    typedArrays.set(new Uint8Array(even), new Uint8Array(buffer));
    return even;
}

/** Two bytes in each unit, so that nothing is encoded. */
function unitsOf(buffer: ArrayBuffer): string {
    const byteLength = buffers.byteLength(buffer);
    const even = byteLength % 2 === 0 ? buffer : evenCopy(buffer, byteLength);
    const length = buffers.byteLength(even) / 2;
    let units = "";
    for (let start = 0; start < length; start += chunkUnits) {
        const rest = length - start;
        const count = rest < chunkUnits ? rest : chunkUnits;
        units += charactersOf(new Uint16Array(even, 2 * start, count));
    }
    return units;
}

function entryOf(data: string | ArrayBuffer): Entry {
    return typeof data === "string"
        ? { kind: "t", number: data.length, text: data }
        : { kind: "b", number: buffers.byteLength(data), text: unitsOf(data) };
}

function isData(value: unknown): value is string | ArrayBuffer {
    return typeof value === "string" || isBuffer(value);
}

function own(object: unknown, name: string): unknown {
    const isObject = typeof object === "object" && object !== null;
    return isObject && objects.hasOwn(object, name) ? (object as RequestMessage)[name] : undefined;
}

export class Uplink {
    readonly #key: string;
    #head = "";
    #payload = "";
    /** The connection that data entries go to. */
    #target: string | undefined;
    /** What is sent meanwhile leaves together. */
    #isHeld = false;
    #isFlushScheduled = false;
    readonly #flush = (): void => {
        this.#isFlushScheduled = false;
        if (this.#head === "") {
            return;
        }
        const line = `\u0001${this.#key}${this.#head}|${this.#payload}`;
        this.#head = "";
        this.#payload = "";
        this.#target = undefined;
        printLine(line);
    };

    constructor(key: string) {
        this.#key = key;
    }

    /** Sends a request, as it is now. */
    post(message: RequestMessage): void {
        const params = own(message, "params");
        const data = own(params, "data");
        const connectionId = own(params, "connectionId");
        const isSend = own(message, "method") === "ws.send" && own(message, "id") === undefined;
        if (!isData(data)) {
            this.#addRequest(toJson(message));
        } else if (isSend && typeof connectionId === "string") {
            this.#addSend(connectionId, data);
        } else {
            this.#addRequestWithData(message, data);
        }
        this.#flushSoon();
    }

    /** All messages of one packet of the host have been handled. */
    acknowledge(): void {
        this.#add("a", 1, "");
    }

    /**
     * The way down is opened anew. Of the first packet that has not been handled whole, so many
     * messages have been.
     */
    restart(handledMessages: number): void {
        this.#add("o", handledMessages, "");
        this.#flush();
    }

    /** What is sent from now on waits, until `release()`. */
    hold(): void {
        this.#isHeld = true;
    }

    release(): void {
        this.#isHeld = false;
        this.#flush();
    }

    #flushSoon(): void {
        if (!this.#isHeld && !this.#isFlushScheduled) {
            this.#isFlushScheduled = true;
            queueMicrotask(this.#flush);
        }
    }

    #makeRoom(units: number): void {
        if (this.#head.length + this.#payload.length + units > maxLineUnits) {
            this.#flush();
        }
    }

    #add(kind: string, number: number, text: string): void {
        this.#head += this.#head === "" ? `${kind}${number}` : `;${kind}${number}`;
        this.#payload += text;
    }

    #addSend(connectionId: string, data: string | ArrayBuffer): void {
        const { kind, number, text } = entryOf(data);
        this.#makeRoom(text.length + connectionId.length);
        if (this.#target !== connectionId) {
            this.#target = connectionId;
            this.#add("s", connectionId.length, connectionId);
        }
        this.#add(kind, number, text);
    }

    #addRequest(json: string): void {
        this.#makeRoom(json.length);
        this.#add("j", json.length, json);
    }

    #addRequestWithData(message: RequestMessage, data: string | ArrayBuffer): void {
        const { data: _, ...params } = message["params"] as RequestMessage;
        const { kind, number, text } = entryOf(data);
        const json = toJson({ ...message, params });
        this.#makeRoom(json.length + text.length);
        this.#add("r", json.length, json);
        this.#add(kind, number, text);
    }
}
