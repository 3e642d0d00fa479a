import { natives } from "../../../sdk-js/src/natives/index.js";

const { getOwnPropertyDescriptor } = Object;
const { deleteProperty } = Reflect;
const { Proxy } = globalThis;
const { apply, objects } = natives;
const { bare } = objects;

/** The global object, be it that of a page or that of a worker. */
export const scope: object = globalThis;

/** `self` and the arguments of a call. */
export type Call = (self: unknown, args: unknown[]) => unknown;

/** Makes a call of the native one. */
export type Replacement = (native: Call) => Call;

/** A function that looks like `native` and does what `call` does. */
function withCall<Native extends object>(native: Native, call: Call): Native {
    return new Proxy(
        native,
        bare({ apply: (_: Native, self: unknown, args: unknown[]) => call(self, bare(args)) }),
    );
}

/** Where `name` of `object` is defined: itself or one of its prototypes. */
export function ownerOf(object: object, name: string): object | undefined {
    let owner: object | null = object;
    while (owner && !objects.hasOwn(owner, name)) {
        owner = objects.getPrototypeOf(owner);
    }
    return owner ?? undefined;
}

type Part = "get" | "set" | "value";

function replace(object: object, name: string, part: Part, by: Replacement): void {
    const owner = ownerOf(object, name);
    const descriptor = owner && getOwnPropertyDescriptor(owner, name);
    if (!owner || !descriptor) {
        return;
    }
    const native = descriptor[part] as object;
    const callNative: Call = (self, args) => apply(native, self, args);
    const standIn = withCall(native, by(callNative));
    objects.defineProperty(owner, name, bare({ ...descriptor, [part]: standIn }));
}

/** Where `object` has no such method, nothing is done; the same goes for the other two. */
export function replaceMethod(object: object, name: string, by: Replacement): void {
    replace(object, name, "value", by);
}

export function replaceGetter(object: object, name: string, by: Replacement): void {
    replace(object, name, "get", by);
}

export function replaceSetter(object: object, name: string, by: Replacement): void {
    replace(object, name, "set", by);
}

/** Takes members away from where they are defined. */
export function remove(object: object, names: readonly string[]): void {
    for (let i = 0; i < names.length; ++i) {
        const name = names[i] as string;
        const owner = ownerOf(object, name);
        if (owner) {
            deleteProperty(owner, name);
        }
    }
}
