// An object with the named properties of a Storage, as the engine makes them: what the object or
// its prototypes have comes before an item of that name. Items are what is none of these and no
// symbol.
import { natives } from "../../../sdk-js/src/natives/index.js";
import {
    makeException,
    makeProxy,
    type Property,
    reflection,
    type Traps,
} from "../natives/reflection.js";
import type { StorageItems } from "./storage-items.js";

const { apply, arrays, objects } = natives;

type Name = string | symbol;

/** The only name whose item getItem() alone gives. */
const hidden = "length";

/** @throws DOMException `QuotaExceededError`. */
export function setItem(items: StorageItems, name: string, value: string, action: string): void {
    if (!items.set(name, value)) {
        const what = `Setting the value of '${name}' exceeded the quota.`;
        throw makeException(`Failed to ${action} 'Storage': ${what}`, "QuotaExceededError");
    }
}

const setNamed = (items: StorageItems, name: string, value: unknown): true => {
    setItem(items, name, `${value}`, "set a named property on");
    return true;
};

const isItem = (items: StorageItems, name: Name): name is string =>
    typeof name === "string" && name !== hidden && items.has(name);

function inherited(object: object, name: Name): Property | undefined {
    for (let at: object | null = object; at; at = objects.getPrototypeOf(at)) {
        const descriptor = reflection.descriptor(at, name);
        if (descriptor) {
            return descriptor;
        }
    }
    return undefined;
}

/** Sets what is no item of the object `self` that `target` stands behind. */
function setOrdinarily(target: object, name: Name, value: unknown, self: object): boolean {
    const setter = inherited(target, name)?.set;
    if (setter) {
        apply(setter, self, [value]);
        return true;
    }
    return reflection.set(target, name, value, target);
}

function namesOf(target: object, items: StorageItems): Name[] {
    const all = reflection.ownKeys(target);
    const { names } = items;
    for (let i = 0; i < names.length; ++i) {
        const name = names[i] as string;
        if (!objects.hasOwn(target, name)) {
            arrays.push(all, name);
        }
    }
    return all;
}

function descriptorOf(value: string): Property {
    return objects.bare({ value, writable: true, enumerable: true, configurable: true });
}

/** The traps of a proxy; `self` gives that proxy. */
function trapsOf(items: StorageItems, self: () => object): Traps {
    return {
        get: (target, name, receiver) =>
            reflection.has(target, name) || !isItem(items, name)
                ? reflection.get(target, name, receiver)
                : items.get(name),
        set(target, name, value, receiver): boolean {
            if (receiver !== self()) {
                return reflection.set(target, name, value, receiver);
            }
            return typeof name === "symbol" || reflection.has(target, name)
                ? setOrdinarily(target, name, value, self())
                : setNamed(items, name, value);
        },
        has: (target, name) => reflection.has(target, name) || isItem(items, name),
        deleteProperty(target, name): boolean {
            if (objects.hasOwn(target, name) || typeof name === "symbol") {
                return reflection.deleteProperty(target, name);
            }
            items.delete(name);
            return true;
        },
        defineProperty(target, name, given): boolean {
            if (typeof name === "symbol") {
                return reflection.define(target, name, given);
            }
            const { get, set, value } = objects.bare(given);
            return !get && !set && setNamed(items, name, value);
        },
        getOwnPropertyDescriptor: (target, name) =>
            isItem(items, name) && !objects.hasOwn(target, name)
                ? descriptorOf(items.get(name) as string)
                : reflection.descriptor(target, name),
        ownKeys: (target) => namesOf(target, items),
        preventExtensions: () => false,
    };
}

/** @param prototype that of `Storage`. */
export function makeStorageObject(items: StorageItems, prototype: object): object {
    const proxy: object = makeProxy(
        reflection.create(prototype),
        trapsOf(items, () => proxy),
    );
    return proxy;
}
