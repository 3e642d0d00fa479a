import { natives } from "../../../sdk-js/src/natives/index.js";

const { console, location, reportError, window } = globalThis;
const { parent, top } = window;
const { apply } = natives;
const { debug } = console;
const { postMessage } = parent;

/** The window of the document, and the one around it. */
export const page: Window = window;
export const host: Window = parent;

/** Whether the document is that of the shell's own frame. */
export const isInShell = window !== top && parent === top;

/** Empty in a document that is in no frame. */
export const hostOrigin = location.ancestorOrigins[0] ?? "";

export const address = location.href;

export { reportError };

/** Writes a line on the console, at the level of `debug`. */
export function printLine(line: string): void {
    apply(debug, console, [line]);
}

/** The origin of the window around this one is none of a resource's business. */
export function postToHost(message: unknown): void {
    apply(postMessage, host, [message, "*"]);
}
