import { natives } from "../../../sdk-js/src/natives/index.js";
import { makeProxy, reflection } from "./reflection.js";

const { apply, objects } = natives;
const { bare } = objects;

/** The global object, be it that of a page or that of a worker. */
export const scope: object = globalThis;

export const { navigator } = globalThis;

/** `self` and the arguments of a call. */
export type Call = (self: unknown, args: unknown[]) => unknown;

/** Makes a call of the native one. */
export type Replacement = (native: Call) => Call;

type Part = "get" | "set" | "value";

/** A function that looks like `native` and does what `call` does. */
function withCall(native: object, call: Call): object {
    return makeProxy(native, {
        apply: (_, self, args) => call(self, bare(args)),
    });
}

/** Where `name` of `object` is defined: itself or one of its prototypes. */
function ownerOf(object: object, name: string): object | null {
    let owner: object | null = object;
    while (owner && !objects.hasOwn(owner, name)) {
        owner = objects.getPrototypeOf(owner);
    }
    return owner;
}

function replace(object: object, name: string, part: Part, by: Replacement): void {
    const owner = ownerOf(object, name);
    const descriptor = owner && reflection.descriptor(owner, name);
    if (!owner || !descriptor) {
        return;
    }
    const native = descriptor[part] as object;
    const call = by((self, args) => apply(native, self, args));
    reflection.define(owner, name, { ...descriptor, [part]: withCall(native, call) });
}

/** Where `object` has no such method, nothing is done; the same goes for the others. */
export function replaceMethod(object: object, name: string, by: Replacement): void {
    replace(object, name, "value", by);
}

export function replaceGetter(object: object, name: string, by: Replacement): void {
    replace(object, name, "get", by);
}

export function replaceSetter(object: object, name: string, by: Replacement): void {
    replace(object, name, "set", by);
}

/** Makes an object of the arguments of a constructor and its `new.target`. */
export type Construct = (type: unknown, args: unknown[], newTarget: unknown) => object;

/** Replaces what the class of that name in the scope makes. */
export function replaceClass(name: string, construct: Construct): void {
    const descriptor = reflection.descriptor(scope, name);
    if (!descriptor) {
        return;
    }
    const native = descriptor.value as { prototype: object };
    const value = makeProxy(native, {
        construct: (type, args, newTarget) => construct(type, bare(args), newTarget),
    });
    reflection.define(scope, name, { ...descriptor, value });
    reflection.define(native.prototype, "constructor", { value });
}

/** Takes members away from where they are defined. */
export function remove(object: object, names: readonly string[]): void {
    for (let i = 0; i < names.length; ++i) {
        const name = names[i] as string;
        const owner = ownerOf(object, name);
        if (owner) {
            reflection.deleteProperty(owner, name);
        }
    }
}
