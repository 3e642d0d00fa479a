// Pages revoke the address of a worker's script as soon as they have made the worker, which reads
// it later here: it is given one of its own, of the same blob.
import { natives } from "../../../sdk-js/src/natives/index.js";
import { replaceMethod } from "../natives/scope.js";
import { makeObjectUrl, urlClass } from "../natives/workers.js";

const { SafeMap } = natives;

const blobs = new SafeMap<string, unknown>();

/** Another address for what `url` stands for; undefined if that is not known here. */
export function sameObjectUrl(url: string): string | undefined {
    const blob = blobs.get(url);
    return blob === undefined ? undefined : makeObjectUrl(blob);
}

export function rememberObjectUrls(): void {
    replaceMethod(urlClass, "createObjectURL", (native) => (self, args) => {
        const url = native(self, args);
        blobs.set(url as string, args[0]);
        return url;
    });
    replaceMethod(urlClass, "revokeObjectURL", (native) => (self, args) => {
        native(self, args);
        blobs.delete(`${args[0]}`);
    });
}
