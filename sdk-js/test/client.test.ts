import assert from "node:assert/strict";
import { mock, test } from "node:test";

import hostMessages from "../../tests/fixtures/protocol/host-messages.json";
import sdkRequests from "../../tests/fixtures/protocol/sdk-requests.json";
import manifest from "../package.json";
import { type ConnectOptions, type HostInfo, RpError, type WsConnection } from "../src/index.js";
import { browser } from "./browser.js";
import { FakeHost, settled } from "./fake-host.js";

const greeting = hostMessages.find(({ name }) => name === "an answer to rp.hello")?.message;
const info = greeting?.result as HostInfo;

test("ready() greets once and gives the same answer to all", async () => {
    const host = new FakeHost();
    const both = Promise.all([host.client.ready(), host.client.ready()]);
    host.send({ type: "rp:response", id: host.greeting.id, result: info });
    assert.deepEqual(await both, [info, info]);
    assert.deepEqual(await host.client.ready(), info);
    assert.equal(host.posted.length, 0);
});

test("a greeting that fails disturbs only who awaits it", async () => {
    const host = new FakeHost();
    const error = { code: "internal_error", message: "no" };
    host.send({ type: "rp:response", id: host.greeting.id, error });
    await settled();
    await assert.rejects(host.client.ready(), RpError);
});

test("hello is sent at creation and names this version of the SDK", () => {
    const host = new FakeHost();
    assert.equal(host.greeting.method, "rp.hello");
    assert.equal(host.greeting.params["sdk"], `${manifest.name}/${manifest.version}`);
});

test("ids of two clients differ, since both hear all answers", () => {
    const [one, two] = [new FakeHost(), new FakeHost()];
    assert.notEqual(one.greeting.id, two.greeting.id);
});

test("calls are answered by id, in any order", async () => {
    const host = new FakeHost();
    const first = host.client.call("a");
    const second = host.client.call("b", { x: 1 });
    const [one, two] = host.posted;
    assert.notEqual(one?.id, two?.id);
    assert.deepEqual(two?.params, { x: 1 });
    host.send({ type: "rp:response", id: two?.id, result: 2 });
    host.send({ type: "rp:response", id: one?.id, result: 1 });
    assert.deepEqual(await Promise.all([first, second]), [1, 2]);
});

test("a refused call rejects with code, message and data", async () => {
    const host = new FakeHost();
    const call = host.client.call("nothing");
    const data = { method: "nothing" };
    const error = { code: "unknown_method", message: "no such method", data };
    host.send({ type: "rp:response", id: host.last().id, error });
    await assert.rejects(call, (thrown) => {
        assert.ok(thrown instanceof RpError);
        assert.deepEqual({ code: thrown.code, message: thrown.message, data: thrown.data }, error);
        return true;
    });
});

test("host events reach their listeners until they are removed", () => {
    const host = new FakeHost();
    const seen: unknown[] = [];
    const stop = host.client.on("theme.changed", (payload) => seen.push(payload));
    host.send({ type: "rp:event", name: "theme.changed", payload: "dark" });
    host.send({ type: "rp:event", name: "other", payload: "no" });
    stop();
    host.send({ type: "rp:event", name: "theme.changed", payload: "light" });
    assert.deepEqual(seen, ["dark"]);
});

const strip = (text: string): unknown =>
    JSON.parse(text.replace(/req-[0-9a-f]{32}-\d+/, "req-1").replace(/ws-[0-9a-f]{32}/, "ws-1"));

const everyOption = sdkRequests.find(({ name }) => name === "connect with every option");
const { connectionId: _id, url: _url, ...options } = everyOption?.message.params ?? {};

const onOpen =
    (act: (connection: WsConnection<string | ArrayBuffer>) => void) => (host: FakeHost) =>
        act(host.openConnection());

const senders: Record<string, (host: FakeHost) => unknown> = {
    ready: (host) => host.posted.push(host.greeting),
    connect: (host) => host.client.ws.connect("ws://localhost:8080/echo"),
    "connect with options": (host) =>
        host.client.ws.connect("ws://localhost:8080/echo", {
            headers: { Authorization: "Bearer abc" },
            protocols: ["chat-v2"],
        }),
    "connect with every option": (host) =>
        host.client.ws.connect("ws://localhost:8080/echo", options as ConnectOptions),
    send: onOpen((connection) => connection.send("hello")),
    close: onOpen((connection) => connection.close()),
    "close with a code and a reason": onOpen((connection) => connection.close(4000, "done")),
    "close without a code": onOpen((connection) => connection.close(null)),
    abort: onOpen((connection) => connection.abort()),
    ping: onOpen((connection) => connection.ping()),
    "ping with data": onOpen((connection) => connection.ping("are you there")),
    list: (host) => void host.client.ws.list(),
};

for (const { name, message } of sdkRequests) {
    test(`sends what the host expects: ${name}`, () => {
        const host = new FakeHost();
        senders[name]?.(host);
        assert.deepEqual(strip(JSON.stringify(host.last())), message);
    });
}

test("every sender has its fixture", () => {
    assert.deepEqual(
        sdkRequests.map(({ name }) => name),
        Object.keys(senders),
    );
});

/** What a client makes of a message for its first call and its connection `ws-1`. */
async function effectOf(message: unknown): Promise<string[]> {
    const host = new FakeHost();
    const effects: string[] = [];
    const connection = host.openConnection();
    connection.on("open", () => effects.push("open"));
    await settled();
    effects.length = 0;
    connection.send("12");
    connection.on("message", (data) => effects.push(`message ${data}`));
    connection.on("close", (code, reason) => effects.push(`close ${code} ${reason}`));
    connection.on("error", (text) => effects.push(`error ${text}`));
    connection.on("pong", () => effects.push("pong"));
    connection.on("reconnecting", () => effects.push("reconnecting"));
    connection.on("refused", ({ method }) => effects.push(`refused ${method}`));
    host.client.on("theme.changed", (payload) => effects.push(JSON.stringify(payload)));
    host.client.call("x").then(
        () => effects.push("result"),
        (error: RpError) => effects.push(error.code),
    );
    const text = JSON.stringify(message)
        .replaceAll("ws-1", connection.id)
        .replaceAll("req-1", host.last().id ?? "");
    host.send(JSON.parse(text));
    await settled();
    if (connection.bufferedAmount !== 2) {
        effects.push(`${connection.bufferedAmount} bytes wait`);
    }
    return effects;
}

for (const { name, message } of hostMessages) {
    test(`understands what the host sends: ${name}`, async () => {
        assert.notDeepEqual(await effectOf(message), []);
    });
}

test("a batch is unpacked in order", async () => {
    const batch = hostMessages.find(({ name }) => name === "a batch");
    assert.deepEqual(await effectOf(batch?.message), ["open", "message hello"]);
});

const themeChanged = { type: "rp:event", name: "theme.changed", payload: "dark" };

test("garbage in a batch does not hold up the rest", async () => {
    const messages = [null, { type: "__proto__" }, { type: "rp:ws" }, themeChanged];
    assert.deepEqual(await effectOf({ type: "rp:batch", messages }), ['"dark"']);
});

for (const garbage of [
    undefined,
    null,
    7,
    "rp:ws",
    [],
    {},
    { type: "rp:ws" },
    { type: "rp:ws", connectionId: "ws-1", event: "message" },
    { type: "rp:ws", connectionId: "ws-1", event: "message", data: 7 },
    { type: "rp:ws", connectionId: "ws-1", event: "message", data: { byteLength: 1 } },
    { type: "rp:ws", connectionId: "ws-1", event: "message", data: "x", dropped: "1" },
    { type: "rp:ws", connectionId: "ws-1", event: "open", headers: { a: 1 } },
    { type: "rp:ws", connectionId: "ws-1", event: "open", protocol: 1 },
    { type: "rp:ws", connectionId: "ws-1", event: "open", url: null },
    { type: "rp:ws", connectionId: "ws-1", event: "open", reconnected: "yes" },
    { type: "rp:ws", connectionId: "ws-1", event: "written" },
    { type: "rp:ws", connectionId: "ws-1", event: "written", bytes: "2" },
    { type: "rp:ws", connectionId: "ws-1", event: "pong", data: "", elapsedMs: 1 },
    { type: "rp:ws", connectionId: "ws-1", event: "pong", data: 1, elapsedMs: 1, heartbeat: true },
    { type: "rp:ws", connectionId: "ws-1", event: "reconnecting", attempt: 1, delayMs: 1 },
    { type: "rp:ws", connectionId: "ws-1", event: "error" },
    { type: "rp:ws", connectionId: "ws-1", event: "error", error: "x", httpStatus: "403" },
    { type: "rp:ws", connectionId: "ws-1", event: "error", error: "x", certificate: {} },
    { type: "rp:ws", connectionId: "ws-1", event: "close", code: 1000, reason: "", wasClean: 1 },
    { type: "rp:ws", connectionId: "ws-1", event: "close", code: "1000", reason: "" },
    { type: "rp:ws", event: "close", code: 1000, reason: "" },
    {
        type: "rp:response",
        id: null,
        error: { code: "not_open", message: "m", data: { connectionId: "ws-1", bytes: "2" } },
    },
    { type: "rp:ws", connectionId: "ws-1", event: "exploded" },
    { type: "rp:ws", connectionId: "somebody else's", event: "message", data: "x" },
    { type: "rp:response", id: "req-1" },
    { type: "rp:response", id: "unknown", result: {} },
    { type: "rp:response", id: "req-1", error: "no" },
    { type: "rp:event", payload: {} },
    { type: "rp:batch", messages: "no" },
    { type: "rp:batch", messages: [null, { type: "rp:batch", messages: [themeChanged] }] },
    { type: "constructor" },
    { type: "__proto__" },
    { type: "webpackOk" },
]) {
    test(`ignores ${JSON.stringify(garbage)}`, async () => {
        assert.deepEqual(await effectOf(garbage ?? null), []);
    });
}

test("a refusal that names no connection is said on the console", async () => {
    const warn = mock.method(browser, "warn", () => undefined);
    const error = { code: "invalid_request", message: "too large" };
    assert.deepEqual(await effectOf({ type: "rp:response", id: null, error }), []);
    warn.mock.restore();
    const said = warn.mock.calls.map((call) => call.arguments);
    assert.deepEqual(said, [["The host refused a message. invalid_request: too large"]]);
});

test("list() tells the live connections", async () => {
    const host = new FakeHost();
    const list = host.client.ws.list();
    host.answer({ connections: [{ connectionId: "ws-1" }] });
    assert.deepEqual(await list, [{ connectionId: "ws-1" }]);
});
