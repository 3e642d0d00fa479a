// What the other files here take natives with. Like them, it may look things up, since it runs before
// the page's own scripts.

const { bind, call } = Function.prototype;
const { freeze, getOwnPropertyDescriptor, getOwnPropertyNames, getOwnPropertySymbols, setPrototypeOf } =
    Object;
const { defineProperty } = Reflect;

const uncurried = bind.bind(call as () => void) as unknown as (method: unknown) => unknown;

/** The method as a function whose first argument is what it is called on. */
export function method<Wanted>(native: unknown): Wanted {
    return uncurried(native) as Wanted;
}

/** A function of the global object, which can be a member of another object, too. */
export function globally<Type extends (...args: never[]) => unknown>(native: Type): Type {
    return bind.call(native, undefined) as Type;
}

function descriptorOf(prototype: object, name: string): PropertyDescriptor {
    const descriptor = getOwnPropertyDescriptor(prototype, name);
    if (!descriptor) {
        throw new TypeError(`there is no ${name}`);
    }
    return descriptor;
}

/** What reads that attribute of the object that it is called with. */
export function getter<Wanted>(prototype: object, name: string): Wanted {
    return method(descriptorOf(prototype, name).get);
}

/** What sets that attribute of the object that is its first argument. */
export function setter<Wanted>(prototype: object, name: string): Wanted {
    return method(descriptorOf(prototype, name).set);
}

/** The object itself, without a prototype: what is not its own is not there. */
export function bare<Type extends object>(object: Type): Type {
    return setPrototypeOf(object, null) as Type;
}

/** The same, and nobody changes it any more. */
export function fixed<Type extends object>(object: Type): Readonly<Type> {
    return freeze(bare(object));
}

/** Gives the class `safe` the members of the native class that it extends as its own. */
export function detach(safe: { prototype: object }, native: { prototype: object }): void {
    const names = [
        ...getOwnPropertyNames(native.prototype),
        ...getOwnPropertySymbols(native.prototype),
    ];
    for (const name of names.filter((each) => each !== "constructor")) {
        const descriptor = getOwnPropertyDescriptor(native.prototype, name);
        if (descriptor) {
            defineProperty(safe.prototype, name, descriptor);
        }
    }
    fixed(safe.prototype);
    freeze(safe);
}
