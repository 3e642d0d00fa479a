import { startsWith } from "../natives/texts.js";
import { absolute, documentBase } from "../natives/workers.js";
import { place } from "./worker-script.js";

const ownScheme = "resource:";

export const isOwn = (url: string): boolean => startsWith(url, ownScheme);

/** A worker's address for the engine is not the one that it was made with. */
const workerBase = place && isOwn(place.url) ? place.url : undefined;

/** The absolute form of an address as this page or worker means it; undefined if it is none. */
export function resolved(url: string): string | undefined {
    return absolute(url, place ? workerBase : documentBase());
}

/** `args` with the address at `at` as the engine has to be given it in a worker. */
export function withAddress(args: unknown[], at: number): unknown[] {
    const url = args.length > at ? args[at] : undefined;
    if (workerBase !== undefined && typeof url === "string") {
        args[at] = absolute(url, workerBase) ?? url;
    }
    return args;
}
