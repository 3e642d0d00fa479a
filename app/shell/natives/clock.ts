import { natives } from "../../../sdk-js/src/natives/index.js";

const { performance, setTimeout } = globalThis;
const { now } = performance;
const { apply } = natives;

/** Milliseconds on a clock that only goes forward. */
export const monotonicNow = (): number => apply(now, performance, []) as number;

export function runLater(callback: () => void, delayMs: number): void {
    setTimeout(callback, delayMs);
}
