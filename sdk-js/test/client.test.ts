import assert from "node:assert/strict";
import { test } from "node:test";

import hostMessages from "../../tests/fixtures/protocol/host-messages.json";
import sdkRequests from "../../tests/fixtures/protocol/sdk-requests.json";
import manifest from "../package.json";
import { type HostInfo, RpError, type WsConnection } from "../src/index.js";
import { FakeHost, settled } from "./fake-host.js";

const greeting = hostMessages.find(({ name }) => name === "an answer to rp.hello")?.message;
const info = greeting?.result as HostInfo;

test("ready() greets once and gives the same answer to all", async () => {
    const host = new FakeHost();
    const both = Promise.all([host.client.ready(), host.client.ready()]);
    assert.equal(host.posted.length, 1);
    host.send({ type: "rp:response", id: host.last().id, result: info });
    assert.deepEqual(await both, [info, info]);
    assert.deepEqual(await host.client.ready(), info);
    assert.equal(host.posted.length, 1);
});

test("hello names this version of the SDK", () => {
    const host = new FakeHost();
    void host.client.ready();
    assert.equal(host.last().params["sdk"], `${manifest.name}/${manifest.version}`);
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
    const stop = host.client.on("theme-changed", (payload) => seen.push(payload));
    host.send({ type: "rp:event", name: "theme-changed", payload: "dark" });
    host.send({ type: "rp:event", name: "other", payload: "no" });
    stop();
    host.send({ type: "rp:event", name: "theme-changed", payload: "light" });
    assert.deepEqual(seen, ["dark"]);
});

const strip = (text: string, connection: WsConnection | undefined): unknown =>
    JSON.parse(connection ? text.replaceAll(connection.id, "ws-1") : text);

const senders: Record<string, (host: FakeHost) => WsConnection | undefined> = {
    ready: (host) => void host.client.ready(),
    connect: (host) => host.client.ws.connect("ws://localhost:8080/echo"),
    "connect with options": (host) =>
        host.client.ws.connect("ws://localhost:8080/echo", {
            headers: { Authorization: "Bearer abc" },
            protocols: ["chat-v2"],
        }),
    send: (host) => {
        const connection = host.openConnection();
        connection.send("hello");
        return connection;
    },
    close: (host) => {
        const connection = host.openConnection();
        connection.close();
        return connection;
    },
    "close with a code and a reason": (host) => {
        const connection = host.openConnection();
        connection.close(4000, "done");
        return connection;
    },
};

for (const { name, message } of sdkRequests) {
    test(`sends what the host expects: ${name}`, () => {
        const host = new FakeHost();
        const connection = senders[name]?.(host);
        assert.deepEqual(strip(JSON.stringify(host.last()), connection), message);
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
    connection.on("message", (data) => effects.push(`message ${data}`));
    connection.on("close", (code, reason) => effects.push(`close ${code} ${reason}`));
    connection.on("error", (text) => effects.push(`error ${text}`));
    host.client.on("theme-changed", (payload) => effects.push(JSON.stringify(payload)));
    host.client.call("x").then(
        () => effects.push("result"),
        (error: RpError) => effects.push(error.code),
    );
    const text = JSON.stringify(message)
        .replaceAll("ws-1", connection.id)
        .replaceAll("req-1", host.last().id ?? "");
    host.send(JSON.parse(text));
    await settled();
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

const themeChanged = { type: "rp:event", name: "theme-changed", payload: "dark" };

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
    { type: "rp:ws", connectionId: "ws-1", event: "close", code: "1000", reason: "" },
    { type: "rp:ws", connectionId: "ws-1", event: "exploded" },
    { type: "rp:ws", connectionId: "somebody else's", event: "message", data: "x" },
    { type: "rp:response", id: "req-1" },
    { type: "rp:response", id: "unknown", result: {} },
    { type: "rp:response", id: "req-1", error: "no" },
    { type: "rp:response", id: null, error: { code: "not_open", message: "m" } },
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
