import { natives } from "../../../sdk-js/src/natives/index.js";
import { method } from "../../../sdk-js/src/natives/take.js";

const { RegExp } = globalThis;
const exec = method<(pattern: RegExp, text: string) => string[] | null>(RegExp.prototype.exec);

/** The whole of what matched, and its groups. */
export type Match = readonly (string | undefined)[];

/** Finds a regular expression, without regard to case: the native exec() asks nobody else. */
export function pattern(source: string): (text: string) => Match | undefined {
    const expression = new RegExp(source, "i");
    return (text) => {
        const match = exec(expression, text);
        return match ? natives.objects.bare(match) : undefined;
    };
}
