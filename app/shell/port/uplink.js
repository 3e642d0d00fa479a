// From the document to the host: packets as lines on the console. packet_reader.h describes them.
const makeUplink = (key) => {
    const print = console.debug.bind(console);

    // The engine passes a line of up to 64 KiB on within a message of its own; a longer one costs it
    // memory to share.
    const maxLineUnits = 0x4000;

    let head = "";
    let payload = "";
    let target; // the connection that data entries go to
    let isHeld = false; // what is sent meanwhile leaves together
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

    const flushSoon = () => {
        if (!isHeld && !isFlushScheduled) {
            isFlushScheduled = true;
            queueMicrotask(flush);
        }
    };

    const makeRoom = (units) => {
        if (head.length + payload.length + units > maxLineUnits) {
            flush();
        }
    };

    const add = (kind, number, text) => {
        head += head === "" ? kind + number : `;${kind}${number}`;
        payload += text;
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
        let units = "";
        for (let start = 0; start < words.length; start += step) {
            units += String.fromCharCode.apply(null, words.subarray(start, start + step));
        }
        return units;
    };

    const entryOf = (data) => {
        if (typeof data === "string") {
            return { kind: "t", number: data.length, text: data };
        }
        return { kind: "b", number: data.byteLength, text: unitsOf(data) };
    };

    const addSend = (connectionId, data) => {
        const { kind, number, text } = entryOf(data);
        makeRoom(text.length + connectionId.length);
        if (target !== connectionId) {
            target = connectionId;
            add("s", connectionId.length, connectionId);
        }
        add(kind, number, text);
    };

    const addRequest = (json) => {
        makeRoom(json.length);
        add("j", json.length, json);
    };

    const addRequestWithData = (message) => {
        const { data, ...params } = message.params;
        const { kind, number, text } = entryOf(data);
        const json = JSON.stringify({ ...message, params });
        makeRoom(json.length + text.length);
        add("r", json.length, json);
        add(kind, number, text);
    };

    const isData = (value) => typeof value === "string" || value instanceof ArrayBuffer;

    const post = (message) => {
        const { id, method, params } = message;
        if (!isData(params?.data)) {
            // Refuses what is no plain value, as postMessage() does.
            addRequest(JSON.stringify(structuredClone(message)));
        } else if (
            method === "ws.send" && id === undefined && typeof params.connectionId === "string"
        ) {
            addSend(params.connectionId, params.data);
        } else {
            addRequestWithData(message);
        }
        flushSoon();
    };

    return {
        post,
        // All messages of one packet of the host have been handled.
        acknowledge: () => add("a", 1, ""),
        // What is sent from now on waits, until release().
        hold: () => {
            isHeld = true;
        },
        release: () => {
            isHeld = false;
            flush();
        },
    };
};
