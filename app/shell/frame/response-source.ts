// A response that script makes has no address and another type than one that was fetched.
import { responsePrototype } from "../natives/fetching.js";
import { SafeWeakMap } from "../natives/reflection.js";
import { type Replacement, replaceGetter, replaceMethod } from "../natives/scope.js";

const addresses = new SafeWeakMap<object, string>();

export function nameSource(response: Response, address: string): void {
    addresses.set(response, address);
}

const address: Replacement = (native) => (self) => {
    const own = native(self, []);
    return addresses.get(self as object) ?? own;
};

const type: Replacement = (native) => (self) => {
    const own = native(self, []);
    return addresses.has(self as object) ? "basic" : own;
};

const clone: Replacement = (native) => (self) => {
    const copy = native(self, []) as Response;
    const source = addresses.get(self as object);
    if (source !== undefined) {
        nameSource(copy, source);
    }
    return copy;
};

export function installResponseSource(): void {
    replaceGetter(responsePrototype, "url", address);
    replaceGetter(responsePrototype, "type", type);
    replaceMethod(responsePrototype, "clone", clone);
}
