// What the methods of Array do, without asking the page's Array.prototype for them.
import { natives } from "./natives/index.js";

const { arrays } = natives;

/** Those that `keeps` is true of. */
export function filtered<Type>(
    list: readonly Type[],
    keeps: (value: Type, at: number) => boolean,
): Type[] {
    const kept: Type[] = [];
    for (let i = 0; i < list.length; ++i) {
        const value = list[i] as Type;
        if (keeps(value, i)) {
            arrays.push(kept, value);
        }
    }
    return kept;
}

/** A copy. */
export function copied<Type>(list: readonly Type[]): Type[] {
    return filtered(list, () => true);
}

/** A copy with one more at its end. */
export function extended<Type>(list: readonly Type[], last: Type): Type[] {
    const longer = copied(list);
    arrays.push(longer, last);
    return longer;
}

/** A copy without that one. */
export function without<Type>(list: readonly Type[], value: Type): Type[] {
    return filtered(list, (each) => each !== value);
}
