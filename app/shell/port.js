// The way between the document in a resource's frame and the host: events of a reply that never
// ends, and lines on the console. docs/architecture.md says why; packet_writer.h and
// packet_reader.h describe the packets.
(() => {
    "use strict";

    // Only the shell's own frame may speak for the session.
    if (window === window.top || window.parent !== window.top) {
        return;
    }
    const host = window.parent;
    const print = console.debug.bind(console);
    const listeners = new Set();
    const own = "@own@"; // the address of the reserved folder, filled in by the host

    // What tells this document from others; the shell passes it on.
    const key = Array.from(crypto.getRandomValues(new Uint8Array(16)),
        (byte) => byte.toString(16).padStart(2, "0")).join("");

    // ---- To the host

    const maxLineUnits = 0x10000;
    let head = "";
    let payload = "";
    let target; // the connection that data entries go to
    let isUnpacking = false; // what is sent meanwhile leaves together
    let isFlushScheduled = false;

    const flush = () => {
        isFlushScheduled = false;
        if (head !== "") {
            const line = `\u0001${key}${head}|${payload}`;
            head = "";
            payload = "";
            target = undefined;
            print(line);
        }
    };

    const add = (kind, number, text) => {
        head += head === "" ? kind + number : `;${kind}${number}`;
        payload += text;
    };

    const schedule = () => {
        if (payload.length >= maxLineUnits) {
            flush();
        } else if (!isUnpacking && !isFlushScheduled) {
            isFlushScheduled = true;
            queueMicrotask(flush);
        }
    };

    // Two bytes in each unit, so that nothing is encoded.
    const unitsOf = (buffer) => {
        const step = 0x2000; // as many arguments as a call takes well
        let even = buffer;
        if (buffer.byteLength % 2 !== 0) {
            even = new ArrayBuffer(buffer.byteLength + 1);
            new Uint8Array(even).set(new Uint8Array(buffer));
        }
        const words = new Uint16Array(even);
        let text = "";
        for (let start = 0; start < words.length; start += step) {
            text += String.fromCharCode.apply(null, words.subarray(start, start + step));
        }
        return text;
    };

    const addData = (data) => {
        if (typeof data === "string") {
            add("t", data.length, data);
        } else {
            add("b", data.byteLength, unitsOf(data));
        }
    };

    const isData = (value) => typeof value === "string" || value instanceof ArrayBuffer;

    const post = (message) => {
        const { id, method, params = {} } = message;
        const { connectionId, data, ...others } = params;
        if (!isData(data)) {
            // Refuses what is no plain value, as postMessage() does.
            const text = JSON.stringify(structuredClone(message));
            add("j", text.length, text);
        } else if (method === "ws.send" && id === undefined && typeof connectionId === "string") {
            if (target !== connectionId) {
                target = connectionId;
                add("s", connectionId.length, connectionId);
            }
            addData(data);
        } else {
            const rest = { ...message, params: { ...others, connectionId } };
            const text = JSON.stringify(rest);
            add("r", text.length, text);
            addData(data);
        }
        schedule();
    };

    // ---- From the host

    const queue = []; // steps in order; one that waits for its body holds up those behind it

    const tellWindow = (data) => {
        const init = { data, origin: location.ancestorOrigins[0], source: host };
        window.dispatchEvent(new MessageEvent("message", init));
    };

    const tellListeners = (message) => {
        for (const listener of listeners) {
            try {
                listener(message);
            } catch (error) {
                reportError(error);
            }
        }
    };

    const step = () => {
        if (queue.length > 0 && queue[0].isReady) {
            queue.shift().run();
        }
    };

    const begin = () => {
        isUnpacking = true;
    };

    const end = () => {
        isUnpacking = false;
        flush();
    };

    // Several listeners and not one with a loop: between two of them the engine runs what waits for
    // promises, as it does between two messages of its own WebSocket.
    const listenInSteps = (source, type, first, steps) => {
        source.addEventListener(type, (event) => {
            begin();
            first(event);
        });
        for (let i = 0; i < steps; ++i) {
            source.addEventListener(type, () => step());
        }
        source.addEventListener(type, end);
    };

    // For what was held up by a body.
    const wake = new MessageChannel();
    const continueLater = () => {
        if (queue.length > 0 && queue[0].isReady) {
            wake.port2.postMessage(null);
        }
    };
    listenInSteps(wake.port1, "message", () => {}, 16);
    wake.port1.addEventListener("message", continueLater);
    wake.port1.start();

    const base64ToBuffer = (base64) =>
        Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;

    const bytesOf = (text) => {
        const bytes = new Uint8Array(text.length);
        for (let i = 0; i < text.length; ++i) {
            bytes[i] = text.charCodeAt(i); // without its higher byte
        }
        return bytes.buffer;
    };

    const parseMessage = (text) => {
        const message = JSON.parse(text);
        if (message.type === "rp:ws" && typeof message.data === "object") {
            message.data = base64ToBuffer(message.data.base64);
        }
        return message;
    };

    const fetchBody = (number, isText, then) => {
        const request = new XMLHttpRequest();
        request.open("GET", `${own}/body?${key}.${number}`);
        request.responseType = isText ? "text" : "arraybuffer";
        listenInSteps(request, "load", () => {
            then(isText ? request.response.slice(1) : request.response);
        }, 3);
        request.addEventListener("load", continueLater);
        request.send();
    };

    // The messages of a packet, of which those with a body get their data later.
    const unpack = (packet) => {
        const bar = packet.indexOf("|");
        const unpacked = { steps: [], isBatch: false, toWindow: false };
        let at = bar + 1;
        const take = (length) => {
            at += length;
            return packet.slice(at - length, at);
        };
        let connectionId;
        let dropped;
        const addMessage = (message, isReady = true) => {
            const run = () => {
                tellListeners(message);
                if (unpacked.toWindow && !unpacked.isBatch) {
                    tellWindow(message);
                }
            };
            const added = { isReady, run, message };
            unpacked.steps.push(added);
            return added;
        };
        const addEvent = (data, isReady) => {
            const message = { type: "rp:ws", connectionId, event: "message", data };
            if (dropped !== undefined) {
                message.dropped = dropped;
                dropped = undefined;
            }
            return addMessage(message, isReady);
        };
        const addBody = (number, isText) => {
            const waiting = addEvent(undefined, false);
            fetchBody(number, isText, (data) => {
                waiting.message.data = data;
                waiting.isReady = true;
            });
        };
        const read = (kind, number) => {
            switch (kind) {
            case "t":
                return addEvent(take(number));
            case "s":
                connectionId = JSON.parse(take(number));
                return undefined;
            case "j":
                return addMessage(parseMessage(take(number)));
            case "b":
                return addEvent(bytesOf(take(number)));
            case "q":
                return addEvent(JSON.parse(take(number)));
            case "T":
            case "B":
                return addBody(number, kind === "T");
            case "d":
                dropped = number;
                return undefined;
            case "a":
                unpacked.isBatch = true;
                return undefined;
            default:
                unpacked.toWindow = true;
                return undefined;
            }
        };
        for (const entry of packet.slice(0, bar).split(";")) {
            read(entry[0], Number(entry.slice(1)));
        }
        return unpacked;
    };

    const receive = ({ data }) => {
        const { steps, isBatch, toWindow } = unpack(data);
        queue.push(...steps);
        if (isBatch && toWindow) {
            const messages = steps.map(({ message }) => message);
            queue.push({ isReady: true, run: () => tellWindow({ type: "rp:batch", messages }) });
        }
        queue.push({ isReady: true, run: () => add("a", 1, "") });
    };

    // ---- The beginning

    Object.defineProperty(window, Symbol.for("portcullis.port"), {
        value: Object.freeze({
            post,
            listen: (listener) => {
                listeners.add(listener);
                return () => listeners.delete(listener);
            },
        }),
    });

    // An empty document has no scripts, and the first one has the shell's policy.
    if (location.href !== "about:blank") {
        // Before any policy of the document's own, which might not allow it.
        const events = new EventSource(`${own}/events?${key}`);
        for (const messages of [1, 16, 256]) {
            // One more for the batch, and one for the acknowledgement.
            listenInSteps(events, `m${messages}`, receive, messages + 2);
        }
    }

    // Tell the shell that a document starts anew.
    host.postMessage({ type: "rp:document", key }, "*");
})();
