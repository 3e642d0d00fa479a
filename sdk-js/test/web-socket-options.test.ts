import assert from "node:assert/strict";
import { test } from "node:test";

import type { WebSocketOptions } from "../src/index.js";
import { browser } from "./browser.js";
import { FakeHost } from "./fake-host.js";

const origin = { Origin: "https://app.example" };

/** The params of the connection that a class with these options makes. */
function paramsOf(
    options: WebSocketOptions,
    url = "ws://localhost/",
    ...protocols: string[]
): Record<string, unknown> {
    const host = new FakeHost();
    new (host.client.webSocketWith(options))(url, protocols);
    const { connectionId, ...params } = host.last().params;
    assert.equal(typeof connectionId, "string");
    return params;
}

test("the options of a class go to the host with each connection", () => {
    const options: WebSocketOptions = {
        headers: { ...origin, "User-Agent": "App/1" },
        timeoutMs: 1000,
        maxMessageBytes: 5,
        heartbeat: { intervalMs: 100 },
        onLimit: "evict-oldest",
    };
    assert.deepEqual(paramsOf(options, "ws://localhost/", "chat-v2"), {
        url: "ws://localhost/",
        protocols: ["chat-v2"],
        ...options,
    });
});

test("what is undefined adds nothing", () => {
    for (const none of [{}, { headers: undefined }, { timeoutMs: undefined }]) {
        assert.deepEqual(paramsOf(none as WebSocketOptions), { url: "ws://localhost/" });
    }
});

test("a header that is undefined is none", () => {
    const headers = { ...origin, "X-A": undefined } as unknown as Record<string, string>;
    assert.deepEqual(paramsOf({ headers })["headers"], origin);
});

test("only classes with options have them", () => {
    const host = new FakeHost();
    const Other = host.client.webSocketWith({ headers: origin });
    new host.client.WebSocket("ws://localhost/");
    assert.equal("headers" in host.last().params, false);
    const socket = new Other("ws://localhost/");
    assert.deepEqual(host.last().params["headers"], origin);
    assert.ok(socket instanceof Other && !(socket instanceof host.client.WebSocket));
    assert.equal(Other.name, "WebSocket");
});

test("what becomes of the options later changes nothing", () => {
    const host = new FakeHost();
    const headers: Record<string, string> = { ...origin };
    const Class = host.client.webSocketWith({ headers });
    headers["Origin"] = "https://other.example";
    headers["X-A"] = "1";
    new Class("ws://localhost/");
    assert.deepEqual(host.last().params["headers"], origin);
});

test("credentials of the URL take the place of those of the class, whatever their case", () => {
    const headers = { ...origin, AUTHORIZATION: "Bearer abc" };
    const expected = { ...origin, Authorization: `Basic ${btoa("user:word")}` };
    assert.deepEqual(paramsOf({ headers }, "ws://user:word@localhost/")["headers"], expected);
    assert.deepEqual(paramsOf({ headers })["headers"], headers);
});

const circular: Record<string, unknown> = {};
circular["intervalMs"] = circular;

for (const [what, options] of [
    ["null", null],
    ["a string", "Origin"],
    ["a list", []],
    ["headers that are null", { headers: null }],
    ["headers in a list", { headers: ["Origin"] }],
    ["headers in a string", { headers: "Origin: a" }],
    ["a header that is a number", { headers: { "X-A": 1 } }],
    ["a header that is null", { headers: { "X-A": null } }],
    ["a header that is a list", { headers: { "X-A": ["1"] } }],
    ["reconnecting", { reconnect: {} }],
    ["a delivery", { delivery: "latest" }],
    ["protocols", { protocols: ["chat-v2"] }],
    ["what is none", { timeout: 1 }],
    ["a number too large for JSON", { timeoutMs: 1n }],
    ["a circle", { heartbeat: circular }],
] as const) {
    test(`${what}: a TypeError at once, and the global class stays`, () => {
        const host = new FakeHost();
        const former = Object.getOwnPropertyDescriptor(globalThis, "WebSocket");
        const wrong = options as unknown as WebSocketOptions;
        assert.throws(() => host.client.webSocketWith(wrong), TypeError);
        assert.throws(() => host.client.installWebSocket(wrong), TypeError);
        assert.deepEqual(Object.getOwnPropertyDescriptor(globalThis, "WebSocket"), former);
        assert.deepEqual(host.posted, []);
    });
}

test("what the host refuses is said on the console", (context) => {
    const warn = context.mock.method(browser, "warn", () => undefined);
    const host = new FakeHost();
    const socket = new (host.client.webSocketWith({ headers: { Host: "a" } }))("ws://localhost/");
    let errors = 0;
    socket.onerror = () => (errors += 1);
    const message = "params.headers must not set Host";
    host.refuse({ code: "invalid_params", message });
    return new Promise<void>((resolve) => {
        socket.onclose = () => {
            assert.equal(errors, 1);
            assert.deepEqual(
                warn.mock.calls.map((call) => call.arguments),
                [[`The host refused a WebSocket. invalid_params: ${message}`]],
            );
            resolve();
        };
    });
});
