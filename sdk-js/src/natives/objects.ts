import { bare, fixed, method } from "./take.js";

/** A descriptor that is bare, and whose value is nothing known. */
export interface OwnProperty extends PropertyDescriptor {
    value?: unknown;
}

type GetOwnProperty = (of: object, name: PropertyKey) => OwnProperty | undefined;

function takeOwnProperty(): GetOwnProperty {
    const { getOwnPropertyDescriptor } = Object;
    return (of, name) => {
        const property = getOwnPropertyDescriptor(of, name);
        return property && bare(property);
    };
}

/** What `Object` and `Reflect` do with objects. */
export function takeObjects() {
    return fixed({
        arrayPrototype: Array.prototype as object,
        /** Itself, without a prototype: what is not its own is not there. */
        bare,
        /** The descriptor has to be bare. */
        defineProperty: Reflect.defineProperty,
        deleteProperty: Reflect.deleteProperty,
        fixed,
        getPrototypeOf: Object.getPrototypeOf as (value: object) => object | null,
        hasOwn: method<(value: object, name: PropertyKey) => boolean>(
            Object.prototype.hasOwnProperty,
        ),
        keys: Object.keys as (value: object) => string[],
        ownNames: Object.getOwnPropertyNames as (value: object) => string[],
        ownProperty: takeOwnProperty(),
        prototype: Object.prototype as object,
    });
}
