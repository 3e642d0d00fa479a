import { natives } from "../../../sdk-js/src/natives/index.js";

const { SafeMap, arrays } = natives;

/** UTF-16 units of all names and values, as the engine has it; limits.h has the number, too. */
const maxUnits = 5_242_880;

/** The items of a storage, in the order in which they were added. */
export class StorageItems {
    readonly #items = new SafeMap<string, string>();
    #units = 0;
    /** Undefined if they have changed since they were asked for. */
    #names: readonly string[] | undefined;

    get size(): number {
        return this.#items.size;
    }

    get names(): readonly string[] {
        if (!this.#names) {
            const names: string[] = [];
            this.#items.forEach((_, name) => arrays.push(names, name));
            this.#names = names;
        }
        return this.#names;
    }

    has(name: string): boolean {
        return this.#items.has(name);
    }

    get(name: string): string | undefined {
        return this.#items.get(name);
    }

    /** @returns false if there is no room for it; then all is as before. */
    set(name: string, value: string): boolean {
        const old = this.#items.get(name);
        const units = this.#units - unitsOf(name, old) + unitsOf(name, value);
        if (units > maxUnits) {
            return false;
        }
        this.#items.set(name, value);
        this.#units = units;
        this.#names = old === undefined ? undefined : this.#names;
        return true;
    }

    delete(name: string): void {
        this.#units -= unitsOf(name, this.#items.get(name));
        this.#items.delete(name);
        this.#names = undefined;
    }

    clear(): void {
        this.#items.clear();
        this.#units = 0;
        this.#names = undefined;
    }
}

function unitsOf(name: string, value: string | undefined): number {
    return value === undefined ? 0 : name.length + value.length;
}
