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

/** What `change` makes of each. */
export function mapped<Type, Result>(
    list: readonly Type[],
    change: (value: Type) => Result,
): Result[] {
    const results: Result[] = [];
    for (let i = 0; i < list.length; ++i) {
        arrays.push(results, change(list[i] as Type));
    }
    return results;
}

/** Where the first is that `matches` is true of; -1 if there is none. */
export function indexWhere<Type>(
    list: readonly Type[],
    matches: (value: Type, at: number) => boolean,
): number {
    for (let i = 0; i < list.length; ++i) {
        if (matches(list[i] as Type, i)) {
            return i;
        }
    }
    return -1;
}

/** The first that `matches` is true of. */
export function firstWhere<Type>(
    list: readonly Type[],
    matches: (value: Type, at: number) => boolean,
): Type | undefined {
    const at = indexWhere(list, matches);
    return at < 0 ? undefined : list[at];
}

export function includes<Type>(list: readonly Type[], value: Type): boolean {
    return indexWhere(list, (each) => each === value) >= 0;
}

/** Whether `matches` is true of all of them. */
export function isEach<Type>(list: readonly Type[], matches: (value: Type) => boolean): boolean {
    return indexWhere(list, (value) => !matches(value)) < 0;
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
