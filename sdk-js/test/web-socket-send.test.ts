import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { browser } from "./browser.js";
import { settled } from "./fake-host.js";
import { FakeSocket } from "./fake-socket.js";

const named = (name: string) => (thrown: unknown) =>
    thrown instanceof DOMException && thrown.name === name;

const bytes = (data: unknown): number[] => [...new Uint8Array(data as ArrayBuffer)];
const sent = ({ host }: FakeSocket): unknown[] =>
    host.of("ws.send").map(({ params }) => {
        const { data } = params;
        return typeof data === "string" ? data : bytes(data);
    });

test("send() before open is an InvalidStateError, and counts nothing", () => {
    const { ws } = new FakeSocket();
    for (const data of ["x", new ArrayBuffer(1), new Blob(["x"])]) {
        assert.throws(() => ws.send(data), named("InvalidStateError"));
    }
    assert.equal(ws.bufferedAmount, 0);
});

test("arguments are converted before the state is looked at", () => {
    const { ws } = new FakeSocket();
    assert.throws(() => ws.send(Symbol() as unknown as string), TypeError);
    assert.throws(() => Reflect.apply(ws.send, ws, []), TypeError);
});

const texts: [what: unknown, text: string][] = [
    ["", ""],
    [null, "null"],
    [undefined, "undefined"],
    [7, "7"],
    [{ toString: () => "x" }, "x"],
    [[1, 2], "1,2"],
    ["a\ud800b", "a\ud800b"], // the host replaces what UTF-8 cannot write
    ["\u{1f600}", "\u{1f600}"],
    [new SharedArrayBuffer(1), "[object SharedArrayBuffer]"],
];

for (const [what, text] of texts) {
    test(`sends ${JSON.stringify(text)} as text`, () => {
        const socket = FakeSocket.open();
        socket.ws.send(what as string);
        assert.deepEqual(sent(socket), [text]);
        assert.equal(socket.ws.bufferedAmount, Buffer.byteLength(text));
    });
}

const buffer = Uint8Array.of(9, 1, 2, 9).buffer;
const binaries: Record<string, [data: ArrayBuffer | ArrayBufferView, expected: number[]]> = {
    "an ArrayBuffer": [buffer, [9, 1, 2, 9]],
    "an empty ArrayBuffer": [new ArrayBuffer(0), []],
    "a view with offset and length": [new Uint8Array(buffer, 1, 2), [1, 2]],
    "a view of wider elements": [new Uint16Array(buffer, 2), [2, 9]],
    "a DataView": [new DataView(buffer, 1), [1, 2, 9]],
};

for (const [name, [data, expected]] of Object.entries(binaries)) {
    test(`sends ${name} as bytes`, () => {
        const socket = FakeSocket.open();
        socket.ws.send(data as ArrayBuffer);
        assert.deepEqual(sent(socket), [expected]);
        assert.equal(socket.ws.bufferedAmount, expected.length);
        assert.equal(buffer.byteLength, 4);
    });
}

test("a detached buffer has no bytes, as in browsers", () => {
    const detached = new ArrayBuffer(4);
    const view = new Uint8Array(detached);
    structuredClone(detached, { transfer: [detached] });
    const socket = FakeSocket.open();
    socket.ws.send(detached);
    socket.ws.send(view);
    assert.deepEqual(sent(socket), [[], []]);
});

test("a view of shared memory is a TypeError", () => {
    const { ws } = FakeSocket.open();
    const view = new Uint8Array(new SharedArrayBuffer(1)) as unknown as Uint8Array<ArrayBuffer>;
    assert.throws(() => ws.send(view), TypeError);
});

test("bufferedAmount falls as the host writes", () => {
    const socket = FakeSocket.open();
    socket.ws.send("12345");
    socket.is("written", { bytes: 2 });
    assert.equal(socket.ws.bufferedAmount, 3);
});

test("what is sent too late is counted and not sent, and the count stays", () => {
    const socket = FakeSocket.open();
    socket.ws.send("1");
    socket.ws.close();
    socket.ws.send("22");
    socket.ws.send(new Blob(["333"]));
    assert.equal(socket.ws.bufferedAmount, 6);
    socket.closed(1005);
    assert.equal(socket.ws.bufferedAmount, 6);
    socket.ws.send(new ArrayBuffer(4));
    assert.equal(socket.ws.bufferedAmount, 10);
    assert.deepEqual(sent(socket), ["1"]);
});

test("a Blob keeps its place among the messages, and close() waits for it", async () => {
    const socket = FakeSocket.open();
    const { ws, host } = socket;
    const changed = Uint8Array.of(7);
    ws.send("before");
    ws.send(new Blob([Uint8Array.of(1, 2)]));
    ws.send(changed);
    changed[0] = 8;
    ws.send(new Blob([]));
    ws.send("after");
    assert.equal(ws.bufferedAmount, 14);
    ws.close(3000, "done");
    assert.equal(ws.readyState, 2);
    assert.deepEqual(sent(socket), ["before"]);
    await settled();
    assert.deepEqual(sent(socket), ["before", [1, 2], [7], [], "after"]);
    assert.equal(host.last().method, "ws.close");
    assert.equal(host.last().params["code"], 3000);
    assert.equal(ws.bufferedAmount, 14);
});

test("after a Blob has gone, messages go at once again", async () => {
    const socket = FakeSocket.open();
    socket.ws.send(new Blob(["x"]));
    await settled();
    socket.ws.send("now");
    assert.equal(socket.host.last().params["data"], "now");
});

test("a Blob that is still read when the connection ends is not sent", async () => {
    const socket = FakeSocket.open();
    socket.ws.send(new Blob(["x"]));
    socket.ws.send("y");
    socket.ws.close();
    socket.closed();
    await settled();
    assert.deepEqual(sent(socket), []);
    assert.deepEqual(socket.host.of("ws.close"), []);
    assert.equal(socket.ws.bufferedAmount, 2);
});

test("a Blob that cannot be read fails the connection", async () => {
    const socket = FakeSocket.open();
    const read = mock.method(browser, "readBlob", () => Promise.reject(new Error("gone")));
    socket.ws.send("a");
    socket.ws.send(new Blob(["x"]));
    socket.ws.send("b");
    await settled();
    read.mock.restore();
    assert.deepEqual(sent(socket), ["a"]);
    assert.equal(socket.host.last().method, "ws.abort");
    socket.closed(1006, "", false);
    assert.deepEqual(socket.seen, ["error 3", "close 1006  false 3"]);
});

test("a message that the host does not take fails the connection", () => {
    const socket = FakeSocket.open();
    socket.ws.send("12345");
    socket.refuseSend(5);
    socket.refuseSend();
    assert.equal(socket.host.of("ws.abort").length, 1);
    assert.deepEqual(socket.seen, []);
    socket.ws.send("too late");
    assert.deepEqual(sent(socket), ["12345"]);
    assert.equal(socket.ws.bufferedAmount, 8);
    socket.closed(1000, "a close frame was under way", true);
    assert.deepEqual(socket.seen, ["error 3", "close 1006  false 3"]);
});
