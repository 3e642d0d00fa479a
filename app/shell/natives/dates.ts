import { method } from "../../../sdk-js/src/natives/take.js";

const { Date } = globalThis;
const { UTC, now } = Date;
const getDay = method<(date: Date) => number>(Date.prototype.getUTCDate);

/** Milliseconds since 1970. */
export { now };

/** The same for a time; NaN for a day that the month does not have. */
export function timeOf(year: number, month: number, day: number, seconds: number): number {
    const date = UTC(year, month, day);
    return getDay(new Date(date)) === day ? date + 1000 * seconds : NaN;
}
