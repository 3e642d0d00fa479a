import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { beforeEach, afterEach, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { createKrema, createResourceClient, type ResourceClient, RpError } from "../src/index.js";
import { browser } from "./browser.js";
import { FakeHost, record, settled } from "./fake-host.js";

const isClientClosed = (error: unknown): boolean =>
    error instanceof RpError && error.code === "client_closed";

/** Whatever nobody catches, since a client that is closed must not leave such things behind. */
const uncaught: unknown[] = [];
const onUncaught = (error: unknown): void => void uncaught.push(error);

beforeEach(() => {
    uncaught.length = 0;
    process.on("unhandledRejection", onUncaught);
});

afterEach(async () => {
    await settled();
    process.off("unhandledRejection", onUncaught);
    assert.deepEqual(uncaught, []);
});

test("close() stops listening, and calling it again does nothing", () => {
    const host = new FakeHost();
    assert.ok(host.isHeard);
    host.client.close();
    assert.ok(!host.isHeard);
    host.client.close();
    assert.deepEqual(host.posted, []);
});

test("what waits for an answer is rejected, and so is every later call", async () => {
    const host = new FakeHost();
    const { client } = host;
    const waiting = [client.ready(), client.call("a"), client.ws.list()];
    const posted = host.posted.length;
    client.close();
    const later = [client.ready(), client.call("a"), client.ws.list()];
    for (const call of [...waiting, ...later]) {
        await assert.rejects(call, isClientClosed);
    }
    assert.equal(host.posted.length, posted);
});

test("ready() is rejected even where the host had answered", async () => {
    const host = new FakeHost();
    await host.tell({});
    host.client.close();
    await assert.rejects(host.client.ready(), isClientClosed);
});

test("an open connection is closed behind what was sent, any other is dropped", () => {
    const host = new FakeHost();
    const open = host.openConnection();
    const connecting = host.client.ws.connect("ws://localhost/");
    const reconnecting = host.openConnection();
    host.ws(reconnecting, "reconnecting", { attempt: 1, delayMs: 1, code: 1006, reason: "" });
    const closed = host.openConnection();
    host.ws(closed, "close", { code: 1000, reason: "", wasClean: true });
    open.send("last");
    host.posted.length = 0;
    host.client.close();
    assert.deepEqual(
        host.posted.map(({ method, params }) => [method, params["connectionId"]]),
        [
            ["ws.close", open.id],
            ["ws.abort", connecting.id],
            ["ws.abort", reconnecting.id],
        ],
    );
});

test("a connection tells one last close, and then nothing", async () => {
    const host = new FakeHost();
    const connection = host.openConnection();
    const seen = record(connection);
    await settled();
    host.ws(connection, "message", { data: "before" });
    host.client.close();
    assert.deepEqual(seen, ["open", "before", "close 1006 "]);
    assert.equal(connection.readyState, "closed");
    host.ws(connection, "message", { data: "after" });
    host.ws(connection, "close", { code: 1000, reason: "bye", wasClean: true });
    assert.throws(() => connection.send("x"), { code: "not_open" });
    connection.close();
    connection.abort();
    await settled();
    assert.equal(seen.length, 3);
});

test("a standard socket closes, too", () => {
    const host = new FakeHost();
    const socket = new host.client.WebSocket("ws://localhost/");
    const codes: number[] = [];
    socket.onclose = ({ code }) => codes.push(code);
    host.client.close();
    assert.equal(socket.readyState, socket.CLOSED);
    assert.deepEqual(codes, [1006]);
});

test("events of the host stop, even the rest of the one that closes", () => {
    const host = new FakeHost();
    const seen: unknown[] = [];
    host.client.on("theme.changed", (payload) => {
        seen.push(payload);
        host.client.close();
    });
    host.client.on("theme.changed", (payload) => seen.push(payload));
    const event = { type: "rp:event", name: "theme.changed", payload: "dark" };
    host.send({ type: "rp:batch", messages: [event, event] });
    host.send(event);
    assert.deepEqual(seen, ["dark"]);
});

test("a connection of a closed client is refused", async () => {
    const host = new FakeHost();
    host.client.close();
    const seen = record(host.client.ws.connect<string | ArrayBuffer>("ws://localhost/"));
    await settled();
    assert.deepEqual(seen, ["error client_closed: the client was closed", "close 1006 "]);
    assert.deepEqual(host.posted, []);
});

test("whoever connects again at once gets no connection, and lets others have their turn", async () => {
    const host = new FakeHost();
    let attempts = 0;
    const connect = (): void => {
        attempts += 1;
        if (attempts < 1000) {
            host.client.ws.connect("ws://localhost/").on("close", connect);
        }
    };
    connect();
    host.posted.length = 0;
    host.client.close();
    await Promise.resolve().then(() => undefined);
    assert.equal(attempts, 2);
    assert.deepEqual(host.posted.map(({ method }) => method), ["ws.abort"]);
    await settled();
    assert.ok(attempts < 1000);
    attempts = 1000;
});

test("an adapter's connections end, and who waits for that goes on", async () => {
    const host = new FakeHost();
    const krema = createKrema(host.client);
    await krema.invoke("websocket:connect", { name: "a", url: "ws://localhost/" });
    const disconnected = krema.invoke("websocket:disconnect", { name: "a" });
    host.client.close();
    await disconnected;
});

test("the global class is put back, but not one that came later", () => {
    const own = (): unknown => Object.getOwnPropertyDescriptor(globalThis, "WebSocket")?.value;
    const former = own();
    const one = new FakeHost().client;
    const two = new FakeHost().client;
    one.installWebSocket();
    one.installWebSocket();
    one.close();
    assert.equal(own(), former);
    one.installWebSocket();
    const restore = two.installWebSocket();
    one.close();
    assert.equal(own(), two.WebSocket);
    restore();
    assert.equal(own(), one.WebSocket);
    one.close();
    assert.equal(own(), former);
});

test("another client of the frame is not concerned", async () => {
    const handlers = new Set<(message: unknown) => void>();
    const endpoint = {
        post: () => undefined,
        listen: (handler: (message: unknown) => void) => {
            handlers.add(handler);
            return () => handlers.delete(handler);
        },
    };
    const [one, two] = [createResourceClient({ endpoint }), createResourceClient({ endpoint })];
    const seen: unknown[] = [];
    two.on("theme.changed", (payload) => seen.push(payload));
    one.close();
    handlers.forEach((handler) => handler({ type: "rp:event", name: "theme.changed", payload: 1 }));
    assert.deepEqual(seen, [1]);
    two.close();
});

/** The garbage collector, which Node.js shows only when asked to. */
function collector(): () => void {
    setFlagsFromString("--expose-gc");
    return runInNewContext("gc") as () => void;
}

test("nothing is left of 1000 clients that were closed", async () => {
    const handlers = new Set<unknown>();
    const endpoint = {
        post: () => undefined,
        listen: (handler: unknown) => {
            handlers.add(handler);
            return () => handlers.delete(handler);
        },
    };
    const clients: WeakRef<ResourceClient>[] = [];
    for (let i = 0; i < 1000; ++i) {
        const client = createResourceClient({ endpoint });
        client.on("theme.changed", () => void client);
        client.ws.connect("ws://localhost/").on("message", () => void client);
        client.call("a").catch(() => undefined);
        clients.push(new WeakRef(client));
        client.close();
    }
    assert.equal(handlers.size, 0);
    await settled();
    collector()();
    assert.equal(clients.filter((client) => client.deref()).length, 0);
});

test("nor in the window, for a frame without a port", () => {
    const listeners = (): number => getEventListeners(browser.window, "message").length;
    const client = createResourceClient();
    assert.equal(listeners(), 1);
    client.close();
    assert.equal(listeners(), 0);
});
