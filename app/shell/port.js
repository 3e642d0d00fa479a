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
    const channel = "@channel@"; // its address, filled in by the host

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

    const maxMessages = 256; // of a packet
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
    listenInSteps(wake.port1, "message", () => {}, maxMessages);
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
        request.open("GET", `${channel}body?${key}.${number}`);
        request.responseType = isText ? "text" : "arraybuffer";
        request.onload = () => {
            then(request.response);
            continueLater();
        };
        request.send();
    };

    // A message of the packet as a step, which is ready once it has its data.
    const stepOf = (message, toWindow, isReady = true) => ({
        isReady,
        message,
        run: () => {
            tellListeners(message);
            if (toWindow) {
                tellWindow(message);
            }
        },
    });

    // The steps of a packet with this head, whose payload begins at this place.
    const unpack = (entries, payload, start, toWindow) => {
        const steps = [];
        let at = start;
        let connectionId;
        let dropped;
        const take = (length) => {
            at += length;
            return payload.slice(at - length, at);
        };
        const addEvent = (data, isReady) => {
            const message = { type: "rp:ws", connectionId, event: "message", data };
            if (dropped !== undefined) {
                message.dropped = dropped;
                dropped = undefined;
            }
            steps.push(stepOf(message, toWindow, isReady));
        };
        const addBody = (number) => {
            addEvent(undefined, false);
            const waiting = steps.at(-1);
            fetchBody(number, false, (data) => {
                waiting.message.data = data;
                waiting.isReady = true;
            });
        };
        for (const [kind, number] of entries) {
            switch (kind) {
            case "t":
                addEvent(take(number));
                break;
            case "s":
                connectionId = JSON.parse(take(number));
                break;
            case "j":
                steps.push(stepOf(parseMessage(take(number)), toWindow));
                break;
            case "b":
                addEvent(bytesOf(take(number)));
                break;
            case "q":
                addEvent(JSON.parse(take(number)));
                break;
            case "B":
                addBody(number);
                break;
            case "d":
                dropped = number;
                break;
            }
        }
        return steps;
    };

    const batchStep = (steps) => ({
        isReady: true,
        run: () => tellWindow({ type: "rp:batch", messages: steps.map(({ message }) => message) }),
    });

    const acknowledgement = { isReady: true, run: () => add("a", 1, "") };

    const receive = ({ data }) => {
        const bar = data.indexOf("|");
        const entries = data.slice(0, bar).split(";")
            .map((entry) => [entry[0], Number(entry.slice(1))]);
        const numberOf = (wanted) => entries.find(([kind]) => kind === wanted)?.[1];
        const isBatch = numberOf("a") !== undefined;
        const toWindow = numberOf("w") !== undefined;
        const stepsOf = (payload, start) => {
            const steps = unpack(entries, payload, start, toWindow && !isBatch);
            return isBatch && toWindow ? [...steps, batchStep(steps)] : steps;
        };
        const body = numberOf("p");
        if (body === undefined) {
            queue.push(...stepsOf(data, bar + 1), acknowledgement);
            return;
        }
        const waiting = { isReady: false };
        queue.push(waiting, acknowledgement);
        fetchBody(body, true, (payload) => {
            queue.splice(queue.indexOf(waiting), 1, ...stepsOf(payload, 0));
        });
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
        const events = new EventSource(`${channel}events?${key}`);
        for (const messages of [1, 16, maxMessages]) {
            // One more for the batch, and one for the acknowledgement.
            listenInSteps(events, `m${messages}`, receive, messages + 2);
        }
    }

    // Tell the shell that a document starts anew.
    host.postMessage({ type: "rp:document", key }, "*");
})();
