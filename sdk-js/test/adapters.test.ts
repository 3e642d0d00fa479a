import assert from "node:assert/strict";
import { test } from "node:test";

import {
    createDirigibleWebsockets,
    createKrema,
    createMiniAppSockets,
    type MiniAppSockets,
    RpError,
} from "../src/index.js";
import { FakeHost, settled } from "./fake-host.js";

const refusedWith = (code: string) => (thrown: unknown) =>
    thrown instanceof RpError && thrown.code === code;

function miniApp(): { host: FakeHost; sockets: MiniAppSockets; events: unknown[] } {
    const host = new FakeHost();
    const sockets = createMiniAppSockets(host.client);
    const events: unknown[] = [];
    sockets.on("websocket-event", (event) => events.push(event));
    return { host, sockets, events };
}

const create = (sockets: MiniAppSockets): Promise<{ id: string }> =>
    sockets.call("websocket-create", { url: "ws://localhost/" });

test("mini app: an action creates a connection, and its events tell the rest", async () => {
    const { host, sockets, events } = miniApp();
    const { id } = await sockets.call("websocket-create", {
        url: "wss://api.example/",
        headers: { A: "b", referer: "x", "Content-Type": "application/json" },
        protocols: ["chat"],
    });
    const { connectionId, ...params } = host.last().params;
    assert.equal(connectionId, id);
    const expected = { url: "wss://api.example/", headers: { A: "b" }, protocols: ["chat"] };
    assert.deepEqual(params, expected);
    host.ws({ id }, "open", { headers: { server: "echo" } });
    host.ws({ id }, "message", { data: "hello" });
    host.ws({ id }, "message", { data: Uint8Array.of(10, 0).buffer });
    host.ws({ id }, "error", { error: "connection lost", stage: "tcp" });
    host.ws({ id }, "close", { code: 1006, reason: "" });
    assert.deepEqual(events, [
        { id, name: "open", payload: { headers: { server: "echo" } } },
        { id, name: "message", payload: { type: "text", data: "hello" } },
        { id, name: "message", payload: { type: "arraybuffer", data: [10, 0] } },
        { id, name: "error", payload: { errMsg: "connection lost" } },
        { id, name: "close", payload: { code: 1006, reason: "" } },
    ]);
});

test("mini app: sends both types and closes", async () => {
    const { host, sockets } = miniApp();
    const { id } = await create(sockets);
    host.ws({ id }, "open");
    await sockets.call("websocket-send", { id, type: "text", data: "hello" });
    await sockets.call("websocket-send", { id, type: "arraybuffer", data: [10, 0] });
    await sockets.call("websocket-close", { id, code: 3000, reason: "done" });
    const [, text, bytes, close] = host.posted;
    assert.equal(text?.params["data"], "hello");
    assert.deepEqual([...new Uint8Array(bytes?.params["data"] as ArrayBuffer)], [10, 0]);
    assert.deepEqual(close?.params, { connectionId: id, code: 3000, reason: "done" });
});

test("mini app: closing ends a connection that is not open yet", async () => {
    const { host, sockets } = miniApp();
    const { id } = await create(sockets);
    await sockets.call("websocket-close", { id });
    assert.equal(host.last().method, "ws.abort");
});

test("mini app: the sixth connection disconnects the oldest", async () => {
    const { host, sockets, events } = miniApp();
    const first = await create(sockets);
    const second = await create(sockets);
    host.ws(first, "open");
    host.ws(second, "close", { code: 1000, reason: "" });
    for (let i = 0; i < 4; ++i) {
        await create(sockets);
    }
    assert.deepEqual(host.of("ws.close"), []);
    await create(sockets);
    assert.deepEqual(host.of("ws.close")[0]?.params, { connectionId: first.id });
    const send = sockets.call("websocket-send", { id: first.id, type: "text", data: "x" });
    await assert.rejects(send, refusedWith("unknown_connection"));
    host.ws(first, "close", { code: 1000, reason: "" });
    assert.equal((events.at(-1) as { id: string }).id, first.id);
    await create(sockets);
    assert.equal(host.of("ws.abort").length, 1);
});

test("mini app: what is not there is refused, and callbacks can be removed", async () => {
    const { host, sockets, events } = miniApp();
    const call = sockets.call as (action: string, payload: object) => Promise<unknown>;
    const removed: unknown[] = [];
    sockets.on("websocket-event", (event) => removed.push(event))();
    await assert.rejects(call("toString", {}), refusedWith("unknown_method"));
    await assert.rejects(call("websocket-close", { id: "x" }), refusedWith("unknown_connection"));
    const { id } = await create(sockets);
    host.ws({ id }, "close", { code: 1000, reason: "" });
    await assert.rejects(call("websocket-close", { id }), refusedWith("unknown_connection"));
    assert.deepEqual([events.length, removed.length], [1, 0]);
});

test("Krema: commands and events go by name", async () => {
    const host = new FakeHost();
    const krema = createKrema(host.client);
    const events: unknown[] = [];
    krema.on("websocket:connected", (data) => events.push(["connected", data]));
    krema.on("websocket:message", (data) => events.push(["message", data]));
    krema.on("websocket:error", (data) => events.push(["error", data]));
    const stop = krema.on("websocket:disconnected", (data) => events.push(["disconnected", data]));
    const headers = { Authorization: "Bearer token123" };
    await krema.invoke("websocket:connect", { name: "chat", url: "wss://chat.example/", headers });
    const { connectionId: id, ...params } = host.last().params as { connectionId: string };
    assert.deepEqual(params, { url: "wss://chat.example/", headers });
    await krema.invoke("websocket:send", { name: "chat", message: "Hello!" });
    assert.equal(host.last().params["data"], "Hello!");
    host.ws({ id }, "open");
    host.ws({ id }, "message", { data: "Hi" });
    host.ws({ id }, "error", { error: "connection lost" });
    host.ws({ id }, "close", { code: 1006, reason: "" });
    assert.deepEqual(events.splice(0), [
        ["connected", { name: "chat" }],
        ["message", { name: "chat", data: "Hi" }],
        ["error", { name: "chat", error: "connection lost" }],
        ["disconnected", { name: "chat", code: 1006, reason: "" }],
    ]);
    stop();
    await krema.invoke("websocket:connect", { name: "chat", url: "wss://chat.example/" });
    host.ws({ id: String(host.last().params["connectionId"]) }, "close", { code: 1, reason: "" });
    assert.deepEqual(events, []);
});

test("Krema: a name is free again once its connection has ended", async () => {
    const host = new FakeHost();
    const krema = createKrema(host.client);
    const args = { name: "chat", url: "wss://chat.example/" };
    await krema.invoke("websocket:connect", args);
    const id = String(host.last().params["connectionId"]);
    const again = krema.invoke("websocket:connect", args);
    await assert.rejects(again, refusedWith("connection_in_use"));
    host.ws({ id }, "open");
    let isDone = false;
    const done = krema.invoke("websocket:disconnect", args).then(() => (isDone = true));
    assert.equal(host.last().method, "ws.close");
    await settled();
    assert.equal(isDone, false);
    host.ws({ id }, "close", { code: 1000, reason: "" });
    await done;
    const late = krema.invoke("websocket:send", { name: "chat", message: "x" });
    await assert.rejects(late, refusedWith("unknown_connection"));
    await krema.invoke("websocket:connect", args);
});

test("Krema: another command is refused", async () => {
    const { invoke } = createKrema(new FakeHost().client);
    const other = (invoke as (command: string, args: object) => Promise<void>)("fs:read", {});
    await assert.rejects(other, refusedWith("unknown_method"));
});

test("Dirigible: a client sends, closes and tells its handler", async () => {
    const host = new FakeHost();
    const websockets = createDirigibleWebsockets(host.client);
    const seen: unknown[] = [];
    const handler = {
        onOpen: () => seen.push("open", websockets.getMethod(), websockets.isOnOpen()),
        onMessage: (message: unknown) =>
            seen.push(message, websockets.getMessage(), websockets.isOnMessage()),
        onError: (error: string) => seen.push(error, websockets.getError(), websockets.isOnError()),
        onClose: (...args: unknown[]) => seen.push(args, websockets.isOnClose()),
    };
    const client = websockets.createWebsocket("ws://echo.example/", handler);
    assert.equal(host.last().params["url"], "ws://echo.example/");
    client.send("hello");
    assert.equal(host.last().params["data"], "hello");
    websockets.getClientByHandler(handler)?.close();
    host.ws(client, "open");
    assert.equal(host.last().method, "ws.close");
    host.ws(client, "message", { data: "hi" });
    host.ws(client, "error", { error: "connection lost" });
    host.ws(client, "close", { code: 1006, reason: "" });
    assert.deepEqual(seen, [
        ...["open", "onopen", true],
        ...["hi", "hi", true],
        ...["connection lost", "connection lost", true],
        ...[[], true],
    ]);
    assert.deepEqual([websockets.getMethod(), websockets.isOnClose()], [undefined, false]);
});

test("Dirigible: clients are found until they end", () => {
    const host = new FakeHost();
    const websockets = createDirigibleWebsockets(host.client);
    const [one, two] = [{}, {}];
    const client = websockets.createWebsocket("ws://echo.example/", one);
    const other = websockets.createWebsocket("ws://other.example/", two);
    assert.equal(websockets.getClient(client.id), client);
    assert.equal(websockets.getClientByHandler(two), other);
    assert.equal(websockets.getClient("x"), null);
    assert.equal(websockets.getClientByHandler({}), null);
    assert.deepEqual(websockets.getClients(), [
        { id: client.id, uri: "ws://echo.example/", handler: one },
        { id: other.id, uri: "ws://other.example/", handler: two },
    ]);
    host.ws(client, "open");
    host.ws(client, "message", { data: "nobody handles it" });
    host.ws(client, "close", { code: 1000, reason: "" });
    assert.equal(websockets.getClient(client.id), null);
    assert.equal(websockets.getClients().length, 1);
});
