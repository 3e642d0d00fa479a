import { includes } from "./lists.js";
import { natives } from "./natives/index.js";

const { objects, strings } = natives;

export type Headers = Record<string, string>;

/** Those headers whose names, in lower case, are not among `omitted`. */
export function headersWithout(headers: Headers, omitted: readonly string[]): Headers {
    const others: Headers = objects.bare({});
    const names = objects.keys(headers);
    for (let i = 0; i < names.length; ++i) {
        const name = names[i] as string;
        if (!includes(omitted, strings.toLowerCase(name))) {
            others[name] = headers[name] as string;
        }
    }
    return others;
}
