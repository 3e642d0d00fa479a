import { natives } from "./natives/index.js";

const { objects } = natives;

/** A member that is the object's own: nothing that a page has given to all objects. */
export function own<Type extends object, Name extends keyof Type>(
    object: Type,
    name: Name,
): Type[Name] | undefined {
    return objects.hasOwn(object, name) ? object[name] : undefined;
}

/** A member of what an author gives, who may well inherit it, but not from what all objects do. */
export function given<Type extends object, Name extends keyof Type>(
    object: Type,
    name: Name,
): Type[Name] | undefined {
    return objects.hasOwn(objects.prototype, name) ? own(object, name) : object[name];
}
