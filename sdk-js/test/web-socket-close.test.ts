import assert from "node:assert/strict";
import { test } from "node:test";

import { FakeSocket } from "./fake-socket.js";

const named = (name: string) => (thrown: unknown) =>
    thrown instanceof DOMException && thrown.name === name;

type Code = number | undefined;

function closed(...args: unknown[]): Record<string, unknown> {
    const { ws, host } = FakeSocket.open();
    Reflect.apply(ws.close, ws, args);
    assert.equal(ws.readyState, 2);
    assert.equal(host.last().method, "ws.close");
    const { connectionId, ...params } = host.last().params;
    assert.equal(typeof connectionId, "string");
    return params;
}

const frames: [args: unknown[], params: object][] = [
    [[], { code: null }],
    [[undefined], { code: null }],
    [[undefined, undefined], { code: null }],
    [[undefined, ""], { code: null }],
    [[undefined, "bye"], { code: 1000, reason: "bye" }],
    [[1000], { code: 1000 }],
    [[3000, "bye"], { code: 3000, reason: "bye" }],
    [[4999, ""], { code: 4999 }],
    [["3000"], { code: 3000 }],
    [[{ valueOf: () => 3000 }], { code: 3000 }],
    [[999.5], { code: 1000 }],
    [[1000.5], { code: 1000 }],
    [[2999.6], { code: 3000 }],
    [[3000.5], { code: 3000 }],
    [[3001.5], { code: 3002 }],
    [[1000, null], { code: 1000, reason: "null" }],
    [[1000, 7], { code: 1000, reason: "7" }],
    [[1000, "\ud807"], { code: 1000, reason: "\ufffd" }],
    [[1000, "a".repeat(123)], { code: 1000, reason: "a".repeat(123) }],
    [[1000, "\u{1f600}".repeat(30)], { code: 1000, reason: "\u{1f600}".repeat(30) }],
];

for (const [args, params] of frames) {
    test(`close(${args.map((arg) => JSON.stringify(arg)).join()}) asks for a frame`, () => {
        assert.deepEqual(closed(...args), params);
    });
}

for (const code of [0, 500, NaN, "string", null, 999, 1001, 1005, 2999, 5000, 0x10000 + 1000, -1]) {
    test(`the code ${code} is an InvalidAccessError in every state`, () => {
        const connecting = new FakeSocket();
        const socket = FakeSocket.open();
        const attempt = (ws: WebSocket) => () => ws.close(code as Code);
        assert.throws(attempt(connecting.ws), named("InvalidAccessError"));
        assert.equal(connecting.ws.readyState, 0);
        assert.throws(attempt(socket.ws), named("InvalidAccessError"));
        assert.equal(socket.ws.readyState, 1);
        socket.closed();
        assert.throws(attempt(socket.ws), named("InvalidAccessError"));
    });
}

test("a reason of more than 123 bytes is a SyntaxError", () => {
    const { ws } = FakeSocket.open();
    for (const reason of ["a".repeat(124), "\u00e9".repeat(62), "\u{1f600}".repeat(31)]) {
        assert.throws(() => ws.close(1000, reason), named("SyntaxError"));
    }
    assert.equal(ws.readyState, 1);
});

test("the code is looked at before the reason, once both are converted", () => {
    const { ws } = FakeSocket.open();
    assert.throws(() => ws.close(1, "a".repeat(124)), named("InvalidAccessError"));
    assert.throws(() => ws.close(1, Symbol() as unknown as string), TypeError);
    assert.throws(() => ws.close(Symbol() as unknown as number), TypeError);
    assert.throws(() => ws.close(1000n as unknown as number), TypeError);
});

test("only the first close() counts", () => {
    const socket = FakeSocket.open();
    socket.ws.close(3000);
    socket.ws.close(4000);
    assert.equal(socket.host.of("ws.close").length, 1);
    socket.closed(3000);
    socket.ws.close();
    assert.equal(socket.host.of("ws.close").length, 1);
    assert.deepEqual(socket.seen, ["close 3000  true 3"]);
});

test("close() in a close listener does nothing", () => {
    const socket = FakeSocket.open();
    socket.ws.onclose = () => socket.ws.close();
    socket.closed();
    assert.deepEqual(socket.host.of("ws.close"), []);
});

test("messages that come while it closes are dropped", () => {
    const socket = FakeSocket.open();
    socket.ws.close();
    socket.is("message", { data: "late" });
    socket.closed(1005);
    assert.deepEqual(socket.seen, ["close 1005  true 3"]);
});

test("close() before open drops the connection, which never opens", () => {
    const socket = new FakeSocket();
    socket.ws.close();
    assert.equal(socket.ws.readyState, 2);
    assert.equal(socket.host.last().method, "ws.abort");
    assert.deepEqual(socket.seen, []);
    socket.ws.close();
    socket.is("open");
    socket.is("message", { data: "x" });
    assert.equal(socket.ws.readyState, 2);
    socket.closed(1000, "was open for a moment", true);
    assert.deepEqual(socket.seen, ["error 3", "close 1006  false 3"]);
    assert.equal(socket.host.of("ws.abort").length, 1);
});
