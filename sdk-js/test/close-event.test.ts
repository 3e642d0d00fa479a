import assert from "node:assert/strict";
import { test } from "node:test";

class Own extends Event {
    readonly init: unknown;

    constructor(type: string, init: unknown) {
        super(type);
        this.init = init;
    }
}

test("the runtime's own CloseEvent is used where it has one", async () => {
    Object.assign(globalThis, { CloseEvent: Own });
    const { FakeSocket } = await import("./fake-socket.js");
    const socket = FakeSocket.open();
    let event: Event | undefined;
    socket.ws.onclose = (closed) => void (event = closed);
    socket.closed(3000, "done");
    assert.ok(event instanceof Own);
    assert.deepEqual({ ...(event.init as object) }, { code: 3000, reason: "done", wasClean: true });
});
