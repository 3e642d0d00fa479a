import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { browser } from "./browser.js";
import { FakeHost } from "./fake-host.js";
import { FakeSocket } from "./fake-socket.js";

const named = (name: string) => (thrown: unknown) =>
    thrown instanceof DOMException && thrown.name === name;

const setBase = (baseUri: string): unknown => Object.assign(browser, { baseUri });

afterEach(() => {
    browser.baseUri = undefined;
});

function connect(url: unknown, protocols?: unknown): { ws: WebSocket; host: FakeHost } {
    const host = new FakeHost();
    const args = protocols === undefined ? [url] : [url, protocols];
    return { host, ws: Reflect.construct(host.client.WebSocket, args) as WebSocket };
}

const urls: [given: string, url: string][] = [
    ["ws://localhost", "ws://localhost/"],
    ["WS://LocalHost:80/Path?q", "ws://localhost/Path?q"],
    ["wss://localhost:443/", "wss://localhost/"],
    ["ws://localhost:443/", "ws://localhost:443/"],
    ["http://localhost:8080/a", "ws://localhost:8080/a"],
    ["http://localhost:80/", "ws://localhost/"],
    ["https://localhost/a", "wss://localhost/a"],
    ["https://localhost:443/", "wss://localhost/"],
    ["ws://localhost/a?b%20c d", "ws://localhost/a?b%20c%20d"],
    ["ws://b\u00fccher.example/", "ws://xn--bcher-kva.example/"],
    ["ws://0x7f.1/", "ws://127.0.0.1/"],
    ["ws://localhost/?\ud800", "ws://localhost/?%EF%BF%BD"],
    ["  ws://localhost/\n", "ws://localhost/"],
];

for (const [given, url] of urls) {
    test(`connects to ${JSON.stringify(given)}`, () => {
        const { ws, host } = connect(given);
        assert.equal(ws.url, url);
        assert.equal(host.last().method, "ws.connect");
        const { connectionId, ...params } = host.last().params;
        assert.equal(typeof connectionId, "string");
        assert.deepEqual(params, { url });
        assert.equal(ws.readyState, 0);
        assert.deepEqual([ws.protocol, ws.extensions, ws.bufferedAmount], ["", "", 0]);
    });
}

for (const [given, url] of [
    ["test", "ws://base.example/a/test"],
    ["?", "ws://base.example/a/b?"],
    ["/x", "ws://base.example/x"],
    ["//other.example/x", "ws://other.example/x"],
    ["", "ws://base.example/a/b"],
    [null, "ws://base.example/a/null"],
    [123, "ws://base.example/a/123"],
] as const) {
    test(`${JSON.stringify(given)} is relative to the document's base`, () => {
        setBase("http://base.example/a/b");
        assert.equal(connect(given).ws.url, url);
    });
}

for (const wrong of [
    "ws://foo bar.com/",
    "ws://",
    "ws://localhost:99999/",
    "ftp://localhost/",
    "mailto:example@example.org",
    "about:blank",
    "resource://com.example.echo/",
    "relative",
    "ws://localhost/#",
    "ws://localhost/#fragment",
    "#fragment",
]) {
    test(`${wrong} is a SyntaxError`, () => {
        assert.throws(() => connect(wrong), named("SyntaxError"));
    });
}

test("a fragment that is relative to a WebSocket base is a SyntaxError too", () => {
    setBase("ws://base.example/");
    assert.throws(() => connect("#x"), named("SyntaxError"));
});

test("a symbol is a TypeError", () => {
    assert.throws(() => connect(Symbol()), TypeError);
    assert.throws(() => connect("ws://localhost/", Symbol()), TypeError);
    assert.throws(() => connect("ws://localhost/", [Symbol()]), TypeError);
});

const accepted: [what: unknown, protocols: string[]][] = [
    ["chat", ["chat"]],
    [["chat", "superchat"], ["chat", "superchat"]],
    [["echo", "eCho"], ["echo", "eCho"]],
    [new Set(["a", "b"]), ["a", "b"]],
    ["!#$%&'*+-.^_`|~", ["!#$%&'*+-.^_`|~"]],
    [7, ["7"]],
    [[7], ["7"]],
    [{ protocols: "chat" }, ["chat"]],
    [{ protocols: ["a", "b"] }, ["a", "b"]],
];

for (const [what, protocols] of accepted) {
    test(`offers ${JSON.stringify(protocols)}`, () => {
        const { host } = connect("ws://localhost/", what);
        assert.deepEqual(host.last().params["protocols"], protocols);
    });
}

for (const none of [undefined, null, [], {}, { protocols: [] }]) {
    test(`offers no subprotocol for ${JSON.stringify(none)}`, () => {
        const host = new FakeHost();
        Reflect.construct(host.client.WebSocket, ["ws://localhost/", none, { extra: 1 }]);
        assert.equal("protocols" in host.last().params, false);
    });
}

for (const wrong of [
    "",
    [""],
    "a b",
    "a\tb",
    "a\u007f",
    "\u0080",
    "\u00fc",
    "a\n",
    ["echo", "echo"],
    ["a", "b", "a"],
    ...'()<>@,;:\\"/[]?={}',
]) {
    test(`the subprotocol ${JSON.stringify(wrong)} is a SyntaxError`, () => {
        assert.throws(() => connect("ws://localhost/", wrong), named("SyntaxError"));
    });
}

test("nothing is asked of the host for wrong arguments", () => {
    const host = new FakeHost();
    assert.throws(() => new host.client.WebSocket("ftp://localhost/"));
    assert.throws(() => new host.client.WebSocket("ws://localhost/", ""));
    assert.deepEqual(host.posted, []);
});

test("credentials of the URL go in a header", () => {
    const { ws, host } = connect("ws://us%C3%A9r%01:pa%3Ass%zz@localhost/");
    assert.equal(ws.url, "ws://us%C3%A9r%01:pa%3Ass%zz@localhost/");
    const { url, headers } = host.last().params;
    assert.equal(url, "ws://localhost/");
    const expected = Buffer.from("us\u00e9r\u0001:pa:ss%zz").toString("base64");
    assert.deepEqual(headers, { Authorization: `Basic ${expected}` });
});

for (const url of ["ws://user@localhost/", "ws://:word@localhost/"]) {
    test(`half of the credentials is enough: ${url}`, () => {
        const expected = Buffer.from(url.includes("user") ? "user:" : ":word").toString("base64");
        const { headers } = connect(url).host.last().params;
        assert.deepEqual(headers, { Authorization: `Basic ${expected}` });
    });
}

test("the subprotocol is the one that the server chose", () => {
    const socket = new FakeSocket("ws://localhost/", ["a", "b"]);
    socket.is("open", { protocol: "b" });
    assert.equal(socket.ws.protocol, "b");
    assert.equal(socket.ws.extensions, "");
    assert.deepEqual(socket.seen, ["open 1"]);
});

for (const [offered, chosen] of [
    [["a"], ""],
    [["a"], "A"],
    [[], "a"],
] as const) {
    test(`"${chosen}" of ${JSON.stringify(offered)} fails the connection`, () => {
        const socket = new FakeSocket("ws://localhost/", [...offered]);
        socket.is("open", { protocol: chosen });
        assert.equal(socket.host.last().method, "ws.abort");
        assert.equal(socket.ws.readyState, 0);
        assert.throws(() => socket.ws.send("x"), named("InvalidStateError"));
        socket.is("message", { data: "x" });
        socket.closed(1006, "", false);
        assert.deepEqual(socket.seen, ["error 3", "close 1006  false 3"]);
        assert.equal(socket.ws.protocol, "");
    });
}
