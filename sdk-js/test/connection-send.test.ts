import assert from "node:assert/strict";
import { test } from "node:test";

import type { SendData } from "../src/index.js";
import { FakeHost, settled } from "./fake-host.js";

const bytes = (data: unknown): number[] => [...new Uint8Array(data as ArrayBuffer)];
const buffer = (...values: number[]): ArrayBuffer => Uint8Array.from(values).buffer;

const binary: Record<string, SendData> = {
    "an ArrayBuffer": buffer(1, 2, 255),
    "a typed array": Uint8Array.of(1, 2, 255),
    "a part of a buffer": new Uint8Array(buffer(9, 1, 2, 255, 9), 1, 3),
    "a DataView": new DataView(buffer(9, 1, 2, 255), 1),
    "an array of numbers": { type: "arraybuffer", data: [1, 2, 255] },
    "shared memory": (() => {
        const view = new Uint8Array(new SharedArrayBuffer(3));
        view.set([1, 2, 255]);
        return view;
    })(),
};

for (const [name, data] of Object.entries(binary)) {
    test(`${name} is sent as an ArrayBuffer`, () => {
        const host = new FakeHost();
        const connection = host.openConnection();
        connection.send(data);
        assert.deepEqual(bytes(host.last().params["data"]), [1, 2, 255]);
        assert.equal(connection.bufferedAmount, 3);
    });
}

test("binary data is sent as it is now, and remains the caller's", () => {
    const host = new FakeHost();
    const data = Uint8Array.of(1);
    host.openConnection().send(data);
    data[0] = 2;
    assert.deepEqual(bytes(host.last().params["data"]), [1]);
    assert.equal(data.byteLength, 1);
});

test("text with its type is sent as text", () => {
    const host = new FakeHost();
    host.openConnection().send({ type: "text", data: "hello" });
    assert.equal(host.last().params["data"], "hello");
});

for (const wrong of [
    undefined,
    null,
    7,
    {},
    [1],
    new Blob(["x"]),
    { type: "text", data: [1] },
    { type: "arraybuffer", data: "x" },
    { type: "arraybuffer", data: [256] },
    { type: "arraybuffer", data: [-1] },
    { type: "arraybuffer", data: [1.5] },
    { type: "blob", data: "x" },
]) {
    test(`does not send ${wrong instanceof Blob ? "a Blob" : JSON.stringify(wrong)}`, () => {
        const host = new FakeHost();
        const connection = host.openConnection();
        assert.throws(() => connection.send(wrong as SendData), TypeError);
        assert.equal(host.last().method, "ws.connect");
        assert.equal(connection.bufferedAmount, 0);
    });
}

const sizes: [name: string, text: string, bytes: number][] = [
    ["nothing", "", 0],
    ["ASCII", "a\u007f", 2],
    ["two bytes", "\u0080\u07ff", 4],
    ["three bytes", "\u0800\uffff", 6],
    ["four bytes", "\u{1f600}", 4],
    ["a lone surrogate", "\ud800", 3],
    ["long ASCII", "a".repeat(1000), 1000],
    ["a pair where a chunk ends", `${"a".repeat(0x7fff)}\u{1f600}b`, 0x7fff + 5],
    ["a lone one where a chunk ends", `${"a".repeat(0x7fff)}\ud800b`, 0x7fff + 4],
    ["many chunks", "€".repeat(100_000), 300_000],
    ["a long text whose last character is not ASCII", `${"a".repeat(1000)}é`, 1002],
];

for (const [name, text, size] of sizes) {
    test(`bufferedAmount counts bytes of UTF-8: ${name}`, () => {
        const connection = new FakeHost().openConnection();
        connection.send(text);
        assert.equal(connection.bufferedAmount, size);
    });
}

test("bufferedAmount falls by what is written and by what is refused", () => {
    const host = new FakeHost();
    const connection = host.openConnection();
    const other = host.openConnection();
    connection.on("refused", () => undefined);
    connection.send("12345");
    connection.send(new ArrayBuffer(3));
    host.ws(connection, "written", { bytes: 2 });
    assert.equal(connection.bufferedAmount, 6);
    host.failNotification("limit_exceeded", {
        method: "ws.send",
        connectionId: connection.id,
        bytes: 3,
    });
    assert.equal(connection.bufferedAmount, 3);
    host.ws(connection, "written", { bytes: 3 });
    assert.equal(connection.bufferedAmount, 0);
    host.ws(connection, "written", { bytes: 1 });
    assert.equal(connection.bufferedAmount, 0);
    assert.equal(other.bufferedAmount, 0);
});

test("a message that is too large for the host is refused without asking it", async () => {
    const host = new FakeHost();
    await host.tell({ maxMessageBytes: 4 });
    const connection = host.openConnection();
    const refused: unknown[] = [];
    connection.on("refused", ({ code, bytes: size }) => refused.push([code, size]));
    connection.send("1234");
    connection.send("12345");
    assert.deepEqual(refused, []);
    await settled();
    assert.equal(host.of("ws.send").length, 1);
    assert.deepEqual(refused, [["limit_exceeded", 5]]);
    assert.equal(connection.bufferedAmount, 4);
});

test("options that cannot be sent refuse the connection", async () => {
    const host = new FakeHost();
    const headers = { a: (() => "b") as unknown as string };
    const connection = host.client.ws.connect("ws://localhost/", { headers });
    const seen: string[] = [];
    connection.on("error", (message) => seen.push(message.slice(0, 16)));
    connection.on("close", (code) => seen.push(String(code)));
    await settled();
    assert.deepEqual(seen, ["invalid_params: ", "1006"]);
});
