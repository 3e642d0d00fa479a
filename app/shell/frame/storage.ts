// localStorage and sessionStorage, which throw in a frame that has no origin: in memory, and a pair
// for each document. docs/pages.md says what that means to a page.
import { natives } from "../../../sdk-js/src/natives/index.js";
import { SafeWeakMap } from "../natives/reflection.js";
import { type Replacement, replaceGetter, replaceMethod, scope } from "../natives/scope.js";
import { checkWindow, storagePrototype } from "../natives/windows.js";
import { StorageItems } from "./storage-items.js";
import { makeStorageObject, setItem } from "./storage-object.js";

const { TypeError } = natives;

const storages = new SafeWeakMap<object, StorageItems>();

/** The items of one of ours; undefined of whatever else. */
const itemsOf = (self: unknown): StorageItems | undefined => storages.get(self as object);

export const isStorage = (value: unknown): boolean => itemsOf(value) !== undefined;

function needed(count: number, given: number, name: string): TypeError {
    const needs = count === 1 ? "1 argument" : `${count} arguments`;
    return new TypeError(
        `Failed to execute '${name}' on 'Storage': ${needs} required, but only ${given} present.`,
    );
}

type Method = (items: StorageItems, args: unknown[]) => unknown;

/** Something that is none of ours is the native method's to refuse. */
function replaceBy(prototype: object, name: string, count: number, run: Method): void {
    const replacement: Replacement = (native) => (self, args) => {
        const items = itemsOf(self);
        if (!items) {
            return native(self, args);
        }
        if (args.length < count) {
            throw needed(count, args.length, name);
        }
        return run(items, args);
    };
    replaceMethod(prototype, name, replacement);
}

function keyOf(items: StorageItems, at: number): string | null {
    return at < items.size ? (items.names[at] as string) : null;
}

function installMethods(prototype: object): void {
    replaceBy(prototype, "clear", 0, (items) => items.clear());
    replaceBy(prototype, "getItem", 1, (items, args) => items.get(`${args[0]}`) ?? null);
    replaceBy(prototype, "key", 1, (items, args) => keyOf(items, +(args[0] as number) >>> 0));
    replaceBy(prototype, "removeItem", 1, (items, args) => items.delete(`${args[0]}`));
    replaceBy(prototype, "setItem", 2, (items, args) =>
        setItem(items, `${args[0]}`, `${args[1]}`, "execute 'setItem' on"),
    );
    replaceGetter(
        prototype,
        "length",
        (native) => (self) => itemsOf(self)?.size ?? native(self, []),
    );
}

function installStorage(name: string, prototype: object): void {
    const items = new StorageItems();
    const storage = makeStorageObject(items, prototype);
    storages.set(storage, items);
    replaceGetter(scope, name, () => (self) => {
        checkWindow(self);
        return storage;
    });
}

export function installStorages(): void {
    if (storagePrototype) {
        installMethods(storagePrototype);
        installStorage("localStorage", storagePrototype);
        installStorage("sessionStorage", storagePrototype);
    }
}
