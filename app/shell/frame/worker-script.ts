// What a worker runs: this very script, and then its own. docs/architecture.md says how.
import { natives } from "../../../sdk-js/src/natives/index.js";
import { makeDataUrl, makeScriptUrl, sourceOf } from "../natives/workers.js";

const { json, objects } = natives;

/** What a worker is told at its start. */
export interface WorkerPlace {
    /** The address that its maker gave. */
    readonly url: string;
    /** Where its script is read from. */
    readonly script: string;
    readonly isModule: boolean;
    readonly isShared: boolean;
    /** What it tells its maker when the script is read. */
    readonly token: string;
}

/** The whole script, a function that the bundle is wrapped in, and its argument. */
declare const portcullisFrame: (place?: WorkerPlace) => void;
declare const portcullisPlace: WorkerPlace | undefined;

const source = sourceOf(portcullisFrame);

/** Undefined in a document. */
export const place = portcullisPlace;

/** What a shared worker tells its maker when it ends itself. */
export const closedMessage = (token: string): string => `${token} closed`;

const literal = (value: unknown): string => json.stringify(value) as string;

const start = (of: WorkerPlace): string => `(${source})(${literal(objects.bare({ ...of }))});`;

/**
 * The address of a script that runs this one and then that of the worker.
 *
 * The engine starts no module worker from a blob in a frame without an origin, but it does from data.
 */
export function startUrl(of: WorkerPlace): string {
    return of.isModule
        ? makeDataUrl(`import ${literal(makeDataUrl(start(of)))};import ${literal(of.script)};`)
        : makeScriptUrl(start(of));
}
