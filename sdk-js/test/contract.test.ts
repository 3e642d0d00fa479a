// The code of the contract with authors, as it stands there.
import assert from "node:assert/strict";
import { mock, test } from "node:test";

import type { ResourceClient, WsConnection } from "../src/index.js";
import { FakeHost, settled } from "./fake-host.js";

function quickStart(rp: ResourceClient, log: (...args: unknown[]) => void): WsConnection {
    const ws = rp.ws.connect("wss://echo.example");
    ws.on("open", () => {
        log("Connected!");
        ws.send("Hello, server!");
    });
    ws.on("message", (data) => {
        log("Received:", data);
    });
    ws.on("close", (code, reason) => {
        log("Closed:", code, reason);
    });
    ws.on("error", (err) => {
        log("Error:", err);
    });
    return ws;
}

test("the quick start, closed where the contract closes it", () => {
    const host = new FakeHost();
    const logged: unknown[][] = [];
    const ws = quickStart(host.client, (...args) => logged.push(args));
    ws.close();
    host.ws(ws, "open", { protocol: "", headers: {}, url: ws.url, reconnected: false });
    host.ws(ws, "message", { data: "Hello, client!" });
    host.ws(ws, "close", { code: 1000, reason: "bye", wasClean: true });
    assert.deepEqual(logged, [
        ["Connected!"],
        ["Received:", "Hello, client!"],
        ["Closed:", 1000, "bye"],
    ]);
    const methods = host.posted.map(({ method }) => method);
    assert.deepEqual(methods, ["ws.connect", "ws.send", "ws.close"]);
});

function connectWithRetry(rp: ResourceClient, url: string, maxRetries = 5): WsConnection {
    let retries = 0;
    function connect(): WsConnection {
        const ws = rp.ws.connect(url);
        ws.on("open", () => {
            retries = 0;
        });
        ws.on("close", () => {
            if (retries < maxRetries) {
                retries++;
                const delay = Math.min(1000 * Math.pow(2, retries), 30000);
                setTimeout(connect, delay);
            }
        });
        return ws;
    }
    return connect();
}

test("reconnecting by hand", async () => {
    const host = new FakeHost();
    const ws = connectWithRetry(host.client, "wss://echo.example");
    const delays: unknown[] = [];
    const timer = mock.method(globalThis, "setTimeout", (task: () => void, ms: number) => {
        delays.push(ms);
        task();
    });
    host.ws(ws, "error", { error: "connection refused", stage: "tcp" });
    host.ws(ws, "close", { code: 1006, reason: "", wasClean: false });
    timer.mock.restore();
    await settled();
    assert.deepEqual(delays, [2000]);
    assert.equal(host.of("ws.connect").length, 2);
});
