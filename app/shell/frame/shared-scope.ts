// What a worker has that stands in for a shared one, and what it does not have.
import { natives } from "../../../sdk-js/src/natives/index.js";
import { reflection } from "../natives/reflection.js";
import { remove, replaceMethod, scope } from "../natives/scope.js";
import { closeScope, makeConnectEvent, portOf } from "../natives/shared-workers.js";
import { postToOwner, takeMessage } from "../natives/workers.js";
import { EventHandler } from "./event-handler.js";
import { closedMessage } from "./worker-script.js";

const { events } = natives;

export function installSharedScope(token: string): void {
    const target = scope as EventTarget;
    const onconnect = new EventHandler("connect");
    events.add(target, "message", (event) => {
        if (takeMessage(event, token)) {
            events.dispatch(target, makeConnectEvent(portOf(event)));
        }
    });
    replaceMethod(scope, "close", () => () => {
        postToOwner(closedMessage(token));
        closeScope();
    });
    remove(scope, ["postMessage", "onmessage", "onmessageerror"]);
    reflection.define(scope, "onconnect", {
        get: () => onconnect.get(scope),
        set: (handler: unknown) => onconnect.set(scope, handler),
        enumerable: true,
        configurable: true,
    });
}
