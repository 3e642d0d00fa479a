import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { defaultEndpoint } from "../src/endpoint.js";
import { browser } from "./browser.js";

beforeEach(() => {
    browser.posted = [];
});

function dispatch(source: unknown, data: unknown): void {
    const init = { source, data } as MessageEventInit;
    browser.window.dispatchEvent(new MessageEvent("message", init));
}

test("posts to the parent, whatever its origin", () => {
    defaultEndpoint().post({ type: "rp:request" });
    assert.deepEqual(browser.posted, [[{ type: "rp:request" }, "*"]]);
});

test("hears the parent and no other window, until it stops", () => {
    const heard: unknown[] = [];
    const stop = defaultEndpoint().listen((message) => heard.push(message));
    dispatch(browser.parent, "from the parent");
    dispatch({}, "from another window");
    dispatch(null, "from nowhere");
    stop();
    dispatch(browser.parent, "too late");
    assert.deepEqual(heard, ["from the parent"]);
});

test("prefers the way that the host has put into the document", () => {
    const port = { post: () => undefined, listen: () => () => undefined };
    Object.assign(globalThis, { "portcullis.port": port });
    assert.equal(defaultEndpoint(), port);
});
