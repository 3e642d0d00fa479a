// The engine's own StorageEvent takes none but the engine's own storages.
import { reflection, SafeWeakMap } from "../natives/reflection.js";
import {
    type Construct,
    type Replacement,
    replaceClass,
    replaceGetter,
    replaceMethod,
} from "../natives/scope.js";
import { storageEventPrototype } from "../natives/windows.js";
import { isStorage } from "./storage.js";

/** The place of the storage among the arguments of initStorageEvent(). */
const areaAt = 7;

const areas = new SafeWeakMap<object, unknown>();

/** `init` with null as its storage. */
function withoutArea(init: object): object {
    const without = reflection.create(init);
    reflection.define(without, "storageArea", { value: null });
    return without;
}

const construct: Construct = (type, args, newTarget) => {
    const init = args[1] as { readonly storageArea?: unknown } | undefined;
    const area = init?.storageArea;
    if (!init || !isStorage(area)) {
        return reflection.construct(type, args, newTarget);
    }
    args[1] = withoutArea(init);
    const event = reflection.construct(type, args, newTarget);
    areas.set(event, area);
    return event;
};

const initialize: Replacement = (native) => (self, args) => {
    const area = args[areaAt];
    const isOurs = isStorage(area);
    if (isOurs) {
        args[areaAt] = null;
    }
    native(self, args);
    if (isOurs) {
        areas.set(self as object, area);
    } else {
        areas.delete(self as object);
    }
};

const area: Replacement = (native) => (self) =>
    native(self, []) ?? areas.get(self as object) ?? null;

export function installStorageEvent(): void {
    if (storageEventPrototype) {
        replaceClass("StorageEvent", construct);
        replaceMethod(storageEventPrototype, "initStorageEvent", initialize);
        replaceGetter(storageEventPrototype, "storageArea", area);
    }
}
