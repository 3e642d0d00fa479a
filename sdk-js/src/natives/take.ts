// What the other files here take natives with. Like them, it may look things up, since it runs
// before the page's own scripts. But all of them do so in functions, which nobody calls if the port
// has handed over what it has taken.

type Uncurried = (method: unknown) => (...args: unknown[]) => unknown;

function takeTools() {
    const { bind, call } = Function.prototype;
    const { freeze, getOwnPropertyDescriptor, getOwnPropertyNames } = Object;
    const { getOwnPropertySymbols, setPrototypeOf } = Object;
    const { defineProperty } = Reflect;
    const uncurried = bind.bind(call as () => void) as unknown as Uncurried;
    return {
        bindTo: uncurried(bind),
        defineProperty,
        freeze,
        getOwnPropertyDescriptor,
        getOwnPropertyNames,
        getOwnPropertySymbols,
        setPrototypeOf,
        uncurried,
    };
}

let taken: ReturnType<typeof takeTools> | undefined;

function tools(): ReturnType<typeof takeTools> {
    taken ??= takeTools();
    return taken;
}

/** The method as a function whose first argument is what it is called on. */
export function method<Wanted>(native: unknown): Wanted {
    return tools().uncurried(native) as Wanted;
}

/** The method of `self` as a function, whatever that is called on. */
export function bound<Wanted>(native: unknown, self: unknown): Wanted {
    return tools().bindTo(native, self) as Wanted;
}

/** A function of the global object, which can be a member of another object, too. */
export function globally<Type extends (...args: never[]) => unknown>(native: Type): Type {
    return bound(native, undefined);
}

function descriptorOf(prototype: object, name: PropertyKey): PropertyDescriptor {
    const descriptor = tools().getOwnPropertyDescriptor(prototype, name);
    if (!descriptor) {
        throw new TypeError(`there is no ${String(name)}`);
    }
    return descriptor;
}

/** What reads that attribute of the object that it is called with. */
export function getter<Wanted>(prototype: object, name: PropertyKey): Wanted {
    return method(descriptorOf(prototype, name).get);
}

/** What sets that attribute of the object that is its first argument. */
export function setter<Wanted>(prototype: object, name: PropertyKey): Wanted {
    return method(descriptorOf(prototype, name).set);
}

/** The object itself, without a prototype: what is not its own is not there. */
export function bare<Type extends object>(object: Type): Type {
    return tools().setPrototypeOf(object, null) as Type;
}

/** The same, and nobody changes it any more. */
export function fixed<Type extends object>(object: Type): Readonly<Type> {
    return tools().freeze(bare(object));
}

/** Gives the class `safe` the members of the native class that it extends as its own. */
export function detach(safe: { prototype: object }, native: { prototype: object }): void {
    const { defineProperty, freeze, getOwnPropertyNames, getOwnPropertySymbols } = tools();
    const names = [
        ...getOwnPropertyNames(native.prototype),
        ...getOwnPropertySymbols(native.prototype),
    ];
    for (const name of names.filter((each) => each !== "constructor")) {
        defineProperty(safe.prototype, name, descriptorOf(native.prototype, name));
    }
    fixed(safe.prototype);
    freeze(safe);
}
