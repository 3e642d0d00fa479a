import { detach, fixed } from "./take.js";

/** A `Map` whose methods are its own. `forEach` is the way through it, since iterators are shared. */
export interface SafeMap<Key, Value> {
    readonly size: number;
    clear(): void;
    delete(key: Key): boolean;
    forEach(each: (value: Value, key: Key) => void): void;
    get(key: Key): Value | undefined;
    has(key: Key): boolean;
    set(key: Key, value: Value): unknown;
}

/** A `Set` of the same kind. */
export interface SafeSet<Value> {
    readonly size: number;
    add(value: Value): unknown;
    clear(): void;
    delete(value: Value): boolean;
    forEach(each: (value: Value) => void): void;
    has(value: Value): boolean;
}

/** Classes that stay what they are. They take no contents, which would be iterated. */
export interface Collections {
    readonly SafeMap: new <Key, Value>() => SafeMap<Key, Value>;
    readonly SafeSet: new <Value>() => SafeSet<Value>;
}

export function takeCollections(): Collections {
    const { Map: NativeMap, Set: NativeSet } = globalThis;
    // Constructors of their own, since one that is implied may pass its arguments by an iterator.
    class SafeMap<Key, Value> extends NativeMap<Key, Value> {
        constructor() {
            super();
        }
    }
    class SafeSet<Value> extends NativeSet<Value> {
        constructor() {
            super();
        }
    }
    detach(SafeMap, NativeMap);
    detach(SafeSet, NativeSet);
    return fixed({ SafeMap, SafeSet });
}
