import { natives } from "../../../sdk-js/src/natives/index.js";
import { detach } from "../../../sdk-js/src/natives/take.js";

const { bare, fixed } = natives.objects;
const { create, getOwnPropertyDescriptor } = Object;
const { construct, deleteProperty, get, has, ownKeys, set } = Reflect;
const { DOMException, Proxy, WeakMap } = globalThis;

/** What makes an object look like any other; `descriptor` gives one that inherits nothing. */
export const reflection = fixed({
    create: create as (prototype: object) => object,
    construct: construct as (type: unknown, args: unknown[], newTarget: unknown) => object,
    deleteProperty,
    descriptor(this: void, object: object, name: PropertyKey): PropertyDescriptor | undefined {
        const descriptor = getOwnPropertyDescriptor(object, name);
        return descriptor && bare(descriptor);
    },
    get: get as (object: object, name: PropertyKey, receiver: unknown) => unknown,
    has,
    ownKeys,
    set: set as (object: object, name: PropertyKey, value: unknown, receiver: unknown) => boolean,
});

export const makeProxy = <Target extends object>(
    target: Target,
    handler: ProxyHandler<Target>,
): Target => new Proxy(target, fixed(handler));

export const makeException = (message: string, name: string): DOMException =>
    new DOMException(message, name);

/** What is known of objects, for as long as they live; its methods are its own. */
export class SafeWeakMap<Key extends object, Value> extends WeakMap<Key, Value> {
    constructor() {
        super();
    }
}
detach(SafeWeakMap, WeakMap);
