import { natives } from "../../../sdk-js/src/natives/index.js";
import { detach } from "../../../sdk-js/src/natives/take.js";

const { bare, fixed } = natives.objects;
const { create, getOwnPropertyDescriptor } = Object;
const { construct, defineProperty, deleteProperty, get, has, ownKeys, set } = Reflect;
const { DOMException, Proxy, WeakMap } = globalThis;

/** A property descriptor that inherits nothing. */
export interface Property {
    readonly value?: unknown;
    readonly get?: unknown;
    readonly set?: unknown;
    readonly writable?: boolean;
    readonly enumerable?: boolean;
    readonly configurable?: boolean;
}

/** What makes an object look like any other. */
export const reflection = fixed({
    create: create as (prototype: object) => object,
    construct: construct as (type: unknown, args: unknown[], newTarget: unknown) => object,
    /** Makes the property bare. */
    define: (object: object, name: PropertyKey, property: Property): boolean =>
        defineProperty(object, name, bare(property) as PropertyDescriptor),
    deleteProperty,
    descriptor(this: void, object: object, name: PropertyKey): Property | undefined {
        const descriptor = getOwnPropertyDescriptor(object, name);
        return descriptor && bare(descriptor as Property);
    },
    get: get as (object: object, name: PropertyKey, receiver: unknown) => unknown,
    has,
    ownKeys,
    set: set as (object: object, name: PropertyKey, value: unknown, receiver: unknown) => boolean,
});

/** How a proxy answers; the names are those of `Reflect`. */
export interface Traps {
    apply?(target: object, self: unknown, args: unknown[]): unknown;
    construct?(target: object, args: unknown[], newTarget: unknown): object;
    get?(target: object, name: string | symbol, receiver: unknown): unknown;
    set?(target: object, name: string | symbol, value: unknown, receiver: unknown): boolean;
    has?(target: object, name: string | symbol): boolean;
    deleteProperty?(target: object, name: string | symbol): boolean;
    defineProperty?(target: object, name: string | symbol, given: Property): boolean;
    getOwnPropertyDescriptor?(target: object, name: string | symbol): Property | undefined;
    ownKeys?(target: object): (string | symbol)[];
    preventExtensions?(target: object): boolean;
}

export const makeProxy = (target: object, traps: Traps): object =>
    new Proxy(target, fixed(traps) as ProxyHandler<object>);

export const makeException = (message: string, name: string): DOMException =>
    new DOMException(message, name);

/** What is known of objects, for as long as they live. */
export interface SafeWeakMap<Key extends object, Value> {
    delete(key: Key): boolean;
    get(key: Key): Value | undefined;
    has(key: Key): boolean;
    set(key: Key, value: Value): unknown;
}

class OwnWeakMap<Key extends object, Value> extends WeakMap<Key, Value> {
    constructor() {
        super();
    }
}
detach(OwnWeakMap, WeakMap);

/** A `WeakMap` whose methods are its own. */
export const SafeWeakMap: new <Key extends object, Value>() => SafeWeakMap<Key, Value> = OwnWeakMap;
