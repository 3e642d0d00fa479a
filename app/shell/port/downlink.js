// From the host to the document: packets as server-sent events, and the bodies that these name.
// packet_writer.h describes them.
const makeDownlink = (channel, key, uplink) => {
    const host = window.parent;
    let listeners = [];
    const queue = []; // packets in order; one that waits for a body holds up those behind it

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

    // ---- Packets

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

    const fetchBody = (number, responseType, then) => {
        const request = new XMLHttpRequest();
        request.open("GET", `${channel}body?${key}.${number}`);
        request.responseType = responseType;
        request.onload = () => {
            then(request.response);
            continueLater();
        };
        request.send();
    };

    // One packet, of which one message after the other is read.
    const openPacket = (text) => {
        const bar = text.indexOf("|");
        const head = text.slice(0, bar);
        const bodies = new Map(); // by number
        let payload = text;
        let headAt = 0;
        let payloadAt = bar + 1;
        let kind = ""; // of the next message; undefined if there is none
        let number = 0; // of its entry
        let connectionId = "";
        let dropped = 0;

        const take = (length) => {
            payloadAt += length;
            return payload.slice(payloadAt - length, payloadAt);
        };

        const readEntry = () => {
            kind = head[headAt];
            number = 0;
            for (++headAt; head[headAt] !== ";" && headAt < head.length; ++headAt) {
                number = 10 * number + head.charCodeAt(headAt) - 48;
            }
            ++headAt;
        };

        // To the next message, over the entries that only say something about it.
        const advance = () => {
            dropped = 0;
            for (readEntry(); kind !== undefined; readEntry()) {
                if (kind === "s") {
                    connectionId = JSON.parse(take(number));
                } else if (kind === "d") {
                    dropped = number;
                } else if (!"wap".includes(kind)) {
                    return;
                }
            }
        };

        const takeData = () => {
            switch (kind) {
            case "t":
                return take(number);
            case "q":
                return JSON.parse(take(number));
            case "b":
                return bytesOf(take(number));
            default:
                return bodies.get(number);
            }
        };

        const takeMessage = () => {
            if (kind === "j") {
                return parseMessage(take(number));
            }
            const message = { type: "rp:ws", connectionId, event: "message", data: takeData() };
            if (dropped > 0) {
                message.dropped = dropped;
            }
            return message;
        };

        const fetchBodies = () => {
            for (const [, wanted, digits] of head.matchAll(/([Bp])(\d+)/g)) {
                if (wanted === "p") {
                    payload = undefined;
                    fetchBody(digits, "text", (body) => {
                        payload = body;
                        payloadAt = 0;
                        advance();
                    });
                } else {
                    fetchBody(digits, "arraybuffer", (body) => bodies.set(Number(digits), body));
                }
            }
        };

        if (/[Bp]/.test(head)) {
            fetchBodies();
        }
        if (payload !== undefined) {
            advance();
        }
        return {
            isForWindow: head.includes("w"),
            isBatch: head.includes("a"),
            isReady: () => payload !== undefined && (kind !== "B" || bodies.has(number)),
            isAtEnd: () => kind === undefined,
            next: () => {
                const message = takeMessage();
                advance();
                return message;
            },
        };
    };

    // ---- Their messages, one at a time

    const handle = (message, { isForWindow, batch }) => {
        tellListeners(message);
        if (batch) {
            batch.push(message);
        } else if (isForWindow) {
            tellWindow(message);
        }
    };

    const finish = ({ batch }) => {
        queue.shift();
        if (batch) {
            tellWindow({ type: "rp:batch", messages: batch });
        }
        uplink.acknowledge();
    };

    const step = () => {
        if (queue.length === 0) {
            return;
        }
        const packet = queue[0];
        if (packet.isReady()) {
            handle(packet.next(), packet);
            if (packet.isAtEnd()) {
                finish(packet);
            }
        }
    };

    // Several listeners and not one with a loop: between two of them the engine runs what waits for
    // promises, as it does between two messages of its own WebSocket.
    const listenInSteps = (source, type, first, steps) => {
        source.addEventListener(type, (event) => {
            uplink.hold();
            first(event);
            step();
        });
        for (let i = 1; i < steps; ++i) {
            source.addEventListener(type, () => step());
        }
        source.addEventListener(type, uplink.release);
    };

    const receive = ({ data }) => {
        const packet = openPacket(data);
        packet.batch = packet.isForWindow && packet.isBatch ? [] : undefined;
        queue.push(packet);
    };

    const maxMessages = 256; // of a packet

    // For what was held up by a body.
    const wake = new MessageChannel();
    const continueLater = () => {
        if (queue.length > 0 && queue[0].isReady()) {
            wake.port2.postMessage(null);
        }
    };
    listenInSteps(wake.port1, "message", () => {}, maxMessages);
    wake.port1.addEventListener("message", continueLater);
    wake.port1.start();

    return {
        listen: (listener) => {
            listeners = [...listeners, listener];
            return () => {
                listeners = listeners.filter((other) => other !== listener);
            };
        },
        open: () => {
            const events = new EventSource(`${channel}events?${key}`);
            for (const messages of [1, 16, maxMessages]) {
                listenInSteps(events, `m${messages}`, receive, messages);
            }
        },
    };
};
