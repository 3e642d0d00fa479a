import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { RpError, type WsConnection } from "../src/index.js";
import { browser } from "./browser.js";
import { FakeHost, record, settled } from "./fake-host.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

test("events arrive in order and change the state", () => {
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/");
    const seen = record(connection);
    assert.equal(connection.readyState, "connecting");
    host.ws(connection, "open");
    assert.equal(connection.readyState, "open");
    host.ws(connection, "message", { data: "a" });
    host.ws(connection, "message", { data: "b" });
    host.ws(connection, "close", { code: 1005, reason: "" });
    assert.equal(connection.readyState, "closed");
    assert.deepEqual(seen, ["open", "a", "b", "close 1005 "]);
});

test("ids are not to be guessed", () => {
    const { client } = new FakeHost();
    const ids = Array.from({ length: 100 }, () => client.ws.connect("ws://localhost/").id);
    assert.equal(new Set(ids).size, 100);
    assert.match(ids[0] ?? "", /^ws-[0-9a-f]{32}$/);
});

test("a refused connect is one error and one close", async () => {
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/");
    const seen = record(connection);
    const error = { code: "capability_denied", message: "not granted" };
    host.send({ type: "rp:response", id: host.last().id, error });
    await settled();
    assert.deepEqual(seen, ["error capability_denied: not granted", "close 1006 "]);
    assert.equal(connection.readyState, "closed");
});

test("a refused connect that is also closed is closed once", async () => {
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/");
    const seen = record(connection);
    const error = { code: "host_denied", message: "not that host" };
    host.send({ type: "rp:response", id: host.last().id, error });
    host.ws(connection, "close", { code: 1000, reason: "" });
    await settled();
    assert.equal(seen.filter((event) => event.startsWith("close")).length, 1);
});

test("a send that was not taken is refused, and the connection lives on", async () => {
    const host = new FakeHost();
    const connection = host.openConnection();
    const other = host.openConnection();
    const seen = record(connection);
    const ofOther = record(other);
    const refused: unknown[] = [];
    connection.on("refused", (info) => refused.push(info));
    connection.send("12345");
    host.failNotification("limit_exceeded", {
        method: "ws.send",
        connectionId: connection.id,
        bytes: 5,
    });
    await settled();
    assert.deepEqual(refused, [
        { method: "ws.send", code: "limit_exceeded", message: "no", bytes: 5 },
    ]);
    assert.deepEqual([seen, ofOther], [["open"], ["open"]]);
    assert.equal(connection.readyState, "open");
});

test("a refusal that nobody listens to is said on the console, and not kept", async () => {
    const warn = mock.method(browser, "warn", () => undefined);
    const host = new FakeHost();
    const connection = host.openConnection();
    connection.send("12");
    host.failNotification("limit_exceeded", { method: "ws.ping", connectionId: connection.id });
    assert.equal(connection.bufferedAmount, 2);
    connection.on("refused", () => assert.fail("too late"));
    await settled();
    warn.mock.restore();
    const said = warn.mock.calls.map((call) => call.arguments);
    assert.deepEqual(said, [["ws.ping was refused. limit_exceeded: no"]]);
});

const notOpen = (thrown: unknown): boolean =>
    thrown instanceof RpError && thrown.code === "not_open";

test("send() works until close()", () => {
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/");
    connection.send("early");
    assert.equal(host.last().params["data"], "early"); // the host keeps it until open
    host.ws(connection, "open");
    connection.send("now");
    assert.equal(host.last().params["data"], "now");
    connection.close();
    const posted = host.posted.length;
    assert.throws(() => connection.send("late"), notOpen);
    host.ws(connection, "close", { code: 1000, reason: "" });
    assert.throws(() => connection.send("later"), notOpen);
    assert.equal(host.posted.length, posted);
});

test("close() before open lets the open callbacks send first", () => {
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/");
    connection.on("open", () => connection.send("Hello, server!"));
    connection.close(3000, "bye");
    connection.close(4000, "ignored");
    assert.equal(host.last().method, "ws.connect");
    host.ws(connection, "open");
    const [, send, close] = host.posted;
    assert.equal(send?.params["data"], "Hello, server!");
    assert.deepEqual(close?.params, { connectionId: connection.id, code: 3000, reason: "bye" });
    assert.equal(connection.readyState, "closing");
    assert.equal(host.posted.length, 3);
});

test("close() is sent once, and messages still arrive until close", () => {
    const host = new FakeHost();
    const connection = host.openConnection();
    const seen = record(connection);
    connection.close(3000, "bye");
    connection.close();
    assert.equal(host.posted.filter(({ method }) => method === "ws.close").length, 1);
    host.ws(connection, "message", { data: "last" });
    host.ws(connection, "close", { code: 3000, reason: "bye" });
    return settled().then(() => assert.deepEqual(seen, ["open", "last", "close 3000 bye"]));
});

test("nothing comes after close", () => {
    const host = new FakeHost();
    const connection = host.openConnection();
    const seen = record(connection);
    host.ws(connection, "close", { code: 1000, reason: "" });
    host.ws(connection, "message", { data: "ghost" });
    host.ws(connection, "close", { code: 1000, reason: "" });
    return settled().then(() => assert.deepEqual(seen, ["open", "close 1000 "]));
});

type Step = (host: FakeHost, connection: WsConnection) => void;

/** Whether the client still holds a connection with which this was done. */
async function isHeldAfter(step: Step): Promise<boolean> {
    const host = new FakeHost();
    const connection = new WeakRef(host.client.ws.connect("ws://localhost/"));
    step(host, connection.deref() as WsConnection);
    await settled();
    collectGarbage();
    assert.equal(host.of("ws.connect").length, 1); // also keeps the client itself alive until here
    return connection.deref() !== undefined;
}

test("the client holds a connection until it has ended", async () => {
    const connected: Step = (host) =>
        host.send({ type: "rp:response", id: host.last().id, result: {} });
    const refused: Step = (host) => {
        const error = { code: "host_denied", message: "not that host" };
        host.send({ type: "rp:response", id: host.last().id, error });
    };
    const closed: Step = (host, connection) => {
        connected(host, connection);
        host.ws(connection, "close", { code: 1000, reason: "" });
    };
    assert.equal(await isHeldAfter(connected), true);
    assert.equal(await isHeldAfter(refused), false);
    assert.equal(await isHeldAfter(closed), false);
});

test("listeners can be removed in both ways, also by themselves", () => {
    const host = new FakeHost();
    const connection = host.openConnection();
    const seen: string[] = [];
    const stop = connection.on("message", (data) => seen.push(`one ${data}`));
    const two = (data: unknown): void => void seen.push(`two ${data}`);
    connection.on("message", two);
    const once = connection.on("message", (data) => {
        seen.push(`once ${data}`);
        once();
    });
    host.ws(connection, "message", { data: "a" });
    return settled().then(() => {
        stop();
        connection.off("message", two);
        host.ws(connection, "message", { data: "b" });
        assert.deepEqual(seen, ["one a", "two a", "once a"]);
    });
});

test("a listener that another one removes is not called any more", () => {
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/");
    const seen: string[] = [];
    connection.on("message", () => connection.off("message", removed));
    const removed = (data: string): void => void seen.push(data);
    connection.on("message", removed);
    host.ws(connection, "message", { data: "a" });
    assert.deepEqual(seen, []);
});

test("a listener that another one adds gets the next event first", () => {
    const host = new FakeHost();
    const connection = host.client.ws.connect("ws://localhost/");
    const seen: string[] = [];
    const added = (data: string): void => void seen.push(data);
    connection.on("message", () => connection.on("message", added));
    host.ws(connection, "message", { data: "a" });
    host.ws(connection, "message", { data: "b" });
    assert.deepEqual(seen, ["b"]);
});

test("a listener that throws does not stop the others, and its error is reported", async () => {
    const host = new FakeHost();
    const connection = host.openConnection();
    const seen: string[] = [];
    const failure = new Error("on purpose");
    connection.on("message", () => {
        throw failure;
    });
    connection.on("message", (data) => seen.push(String(data)));
    await settled();
    const later: (() => void)[] = [];
    const timer = mock.method(browser, "setTimeout", (task: () => void) => later.push(task));
    host.ws(connection, "message", { data: "a" });
    timer.mock.restore();
    assert.deepEqual(seen, ["a"]);
    assert.throws(() => later[0]?.(), failure);
});
