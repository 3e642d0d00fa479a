// The dates of cookies (RFC 6265, section 5.1.1), whose parts come in any order.
import { natives } from "../../../sdk-js/src/natives/index.js";
import { timeOf } from "../natives/dates.js";
import { pattern } from "../natives/patterns.js";
import { toLowerCase } from "../natives/texts.js";

const { objects, strings } = natives;

const months = "janfebmaraprmayjunjulaugsepoctnovdec";
const findToken = pattern("[^\\t -/;-@[-`{-~]+(?=([^]*))");
const findTime = pattern("^(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\D|$)");
const findDay = pattern("^(\\d{1,2})(?:\\D|$)");
const findMonth = pattern("^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)");
const findYear = pattern("^(\\d{2,4})(?:\\D|$)");

interface Parts {
    /** Seconds of the day. */
    time?: number;
    day?: number;
    month?: number;
    year?: number;
}

function secondsOf(hours: number, minutes: number, seconds: number): number {
    return hours > 23 || minutes > 59 || seconds > 59 ? NaN : (hours * 60 + minutes) * 60 + seconds;
}

/** A year of two digits is one from 1970 to 2069. */
function fullYear(year: number): number {
    if (year > 99) {
        return year;
    }
    return year < 70 ? 2000 + year : 1900 + year;
}

/** Takes the first of the parts that are still unknown and that it can be. */
function read(token: string, parts: Parts): void {
    const time = parts.time === undefined ? findTime(token) : undefined;
    const day = parts.day === undefined ? findDay(token) : undefined;
    const month = parts.month === undefined ? findMonth(token) : undefined;
    const year = parts.year === undefined ? findYear(token) : undefined;
    if (time) {
        parts.time = secondsOf(+(time[1] ?? ""), +(time[2] ?? ""), +(time[3] ?? ""));
    } else if (day) {
        parts.day = +(day[1] ?? "");
    } else if (month) {
        parts.month = strings.indexOf(months, toLowerCase(month[0] ?? "")) / 3;
    } else if (year) {
        parts.year = fullYear(+(year[1] ?? ""));
    }
}

/** Milliseconds since 1970; NaN if it is no date. */
export function cookieDate(text: string): number {
    const parts: Parts = objects.bare({});
    for (let rest = findToken(text); rest; rest = findToken(rest[1] ?? "")) {
        read(rest[0] ?? "", parts);
    }
    const { time, day, month, year } = parts;
    return timeOf(year ?? NaN, month ?? NaN, day ?? NaN, time ?? NaN);
}
