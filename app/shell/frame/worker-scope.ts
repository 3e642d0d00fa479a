// What is different in a worker: the engine has started it with an address and a script of ours.
import { reflection } from "../natives/reflection.js";
import { makeRequest, requestPrototype, requests } from "../natives/requests.js";
import { replaceClass, replaceGetter, replaceMethod, scope } from "../natives/scope.js";
import {
    addressParts,
    importScript,
    locationPrototype,
    makeScriptUrl,
    makeUrl,
    postToOwner,
    revokeObjectUrl,
} from "../natives/workers.js";
import { isOwn, withAddress } from "./addresses.js";
import { installSharedScope } from "./shared-scope.js";
import type { WorkerPlace } from "./worker-script.js";

function answer(prototype: object, name: string, value: string): void {
    replaceGetter(prototype, name, (native) => (self) => {
        native(self, []);
        return value;
    });
}

/** `location` is where the worker's own script is from. */
function installLocation(prototype: object, url: string): void {
    const parsed = makeUrl(url);
    for (let i = 0; i < addressParts.length; ++i) {
        const part = addressParts[i] as (typeof addressParts)[0];
        answer(prototype, part.name, part.read(parsed));
    }
    replaceMethod(prototype, "toString", (native) => (self) => {
        native(self, []);
        return url;
    });
}

/** Relative addresses are relative to that, too. */
function installBase(): void {
    replaceMethod(
        requestPrototype,
        "open",
        (native) => (self, args) => native(self, withAddress(args, 1)),
    );
    replaceMethod(scope, "importScripts", (native) => (self, args) => {
        for (let i = 0; i < args.length; ++i) {
            withAddress(args, i);
        }
        return native(self, args);
    });
    replaceClass("Request", (type, args, newTarget) =>
        reflection.construct(type, withAddress(args, 0), newTarget),
    );
}

/** @throws DOMException `NetworkError` if there is no such file. */
function read(url: string): string {
    const request = makeRequest();
    requests.open(request, "GET", url, false);
    requests.overrideType(request, "text/javascript; charset=utf-8");
    requests.send(request);
    return requests.response(request) as string;
}

/**
 * importScripts() hides what is wrong in a file, since the worker has no origin to share with it.
 * What it throws names the file all the same.
 */
function importFile(url: string): void {
    const copy = makeScriptUrl(`${read(url)}\n//# sourceURL=${url}`);
    try {
        importScript(copy);
    } finally {
        revokeObjectUrl(copy);
    }
}

function runScript({ script, isModule, token }: WorkerPlace): void {
    try {
        if (isOwn(script) && !isModule) {
            importFile(script);
        } else if (!isModule) {
            importScript(script);
        }
    } finally {
        postToOwner(token);
    }
}

export function startWorker(place: WorkerPlace): void {
    if (locationPrototype) {
        installLocation(locationPrototype, place.url);
    }
    installBase();
    if (place.isShared) {
        installSharedScope(place.token);
    }
    runScript(place);
}
