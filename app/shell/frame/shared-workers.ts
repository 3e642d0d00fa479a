// The engine refuses shared workers in a frame without an origin. A document shares none with
// others there, so that a worker of its own is as good: the first SharedWorker makes it, all
// connect to it.
import { natives } from "../../../sdk-js/src/natives/index.js";
import { reflection, SafeWeakMap } from "../natives/reflection.js";
import {
    type Construct,
    replaceClass,
    replaceGetter,
    replaceSetter,
} from "../natives/scope.js";
import {
    makeEvent,
    makeTarget,
    makeWorker,
    postPort,
    sharedWorkerPrototype,
} from "../natives/shared-workers.js";
import { makeChannel } from "../natives/ways.js";
import { resolved } from "./addresses.js";
import { EventHandler } from "./event-handler.js";
import { closedMessage } from "./worker-script.js";
import { isReadable, onMessage, startOf } from "./workers.js";

const { SafeMap, events, objects } = natives;

interface Running {
    readonly worker: Worker;
    readonly token: string;
}

interface Options {
    readonly name?: unknown;
    readonly type?: unknown;
    readonly credentials?: unknown;
}

const running = new SafeMap<string, Running>();
const ports = new SafeWeakMap<object, MessagePort>();
const onerror = new EventHandler("error");

/** Undefined of what is none of ours. */
const portOf = (self: unknown): MessagePort | undefined => ports.get(self as object);

/** They are a name alone or an object. */
function optionsOf(given: unknown): Options {
    if (typeof given === "object" && given !== null) {
        const { name = "", type = "classic", credentials = "same-origin" } = given as Options;
        return objects.bare({ name: `${name}`, type, credentials });
    }
    return objects.bare({ name: given === undefined ? "" : `${given}` });
}

function start(key: string, url: string, options: Options): Running {
    const { url: startUrl, token, end } = startOf(url, options, true);
    const worker = makeWorker(startUrl, options);
    onMessage(worker, token, end);
    onMessage(worker, closedMessage(token), () => running.delete(key));
    const made = objects.bare({ worker, token });
    running.set(key, made);
    return made;
}

const construct: Construct = (type, args, newTarget) => {
    const url = args.length === 0 ? undefined : resolved(`${args[0]}`);
    if (url === undefined || !isReadable(url)) {
        return reflection.construct(type, args, newTarget);
    }
    const options = optionsOf(args[1]);
    const key = `${options.name} ${url}`;
    const { worker, token } = running.get(key) ?? start(key, url, options);
    const { port, other } = makeChannel();
    const shared = makeTarget(newTarget);
    ports.set(shared, port);
    events.add(worker, "error", () => events.dispatch(shared as EventTarget, makeEvent("error")));
    postPort(worker, token, other);
    return shared;
};

export function installSharedWorkers(): void {
    const prototype = sharedWorkerPrototype;
    if (!prototype) {
        return;
    }
    replaceClass("SharedWorker", construct);
    replaceGetter(prototype, "port", (native) => (self) => portOf(self) ?? native(self, []));
    replaceGetter(prototype, "onerror", (native) => (self) => {
        return portOf(self) ? onerror.get(self as object) : native(self, []);
    });
    replaceSetter(prototype, "onerror", (native) => (self, args) => {
        return portOf(self) ? onerror.set(self as object, args[0]) : native(self, args);
    });
}
