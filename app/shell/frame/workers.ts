// A worker gets what a document gets: what this script does.
import { natives } from "../../../sdk-js/src/natives/index.js";
import { reflection } from "../natives/reflection.js";
import { type Construct, replaceClass } from "../natives/scope.js";
import { startsWith } from "../natives/texts.js";
import { makeToken, revokeObjectUrl, takeMessage } from "../natives/workers.js";
import { isOwn, resolved } from "./addresses.js";
import { sameObjectUrl } from "./object-urls.js";
import { startUrl } from "./worker-script.js";

const { events, objects } = natives;

export const isReadable = (url: string): boolean =>
    isOwn(url) || startsWith(url, "blob:") || startsWith(url, "data:");

/** Calls `then` when the worker says `message`, once, which nobody else is told. */
export function onMessage(worker: EventTarget, message: string, then: () => void): void {
    const listener = (event: Event): void => {
        if (takeMessage(event, message)) {
            events.remove(worker, "message", listener);
            then();
        }
    };
    events.add(worker, "message", listener);
}

function isModule(options: unknown): boolean {
    const type = (options as { readonly type?: unknown } | null | undefined)?.type;
    return type !== undefined && `${type}` === "module";
}

/** What the engine is to make a worker of. */
export interface Start {
    readonly url: string;
    /** What the worker says when its script is read. */
    readonly token: string;
    /** When it is read. */
    readonly end: () => void;
}

export function startOf(url: string, options: unknown, isShared: boolean): Start {
    const script = sameObjectUrl(url) ?? url;
    const token = makeToken();
    const start = startUrl({ url, script, isModule: isModule(options), isShared, token });
    const end = (): void => {
        revokeObjectUrl(start);
        if (script !== url) {
            revokeObjectUrl(script);
        }
    };
    return objects.bare({ url: start, token, end });
}

const construct: Construct = (type, args, newTarget) => {
    const url = args.length === 0 ? undefined : resolved(`${args[0]}`);
    if (url === undefined || !isReadable(url)) {
        return reflection.construct(type, args, newTarget);
    }
    const start = startOf(url, args[1], false);
    args[0] = start.url;
    const worker = reflection.construct(type, args, newTarget);
    onMessage(worker as EventTarget, start.token, start.end);
    return worker;
};

export function installWorkers(): void {
    replaceClass("Worker", construct);
}
