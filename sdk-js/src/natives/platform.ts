import { takeBlobs } from "./blobs.js";
import { takeEvents, takeMessages } from "./events.js";
import { takeParent } from "./parent.js";
import { takePromises } from "./promises.js";
import { bound, fixed, globally } from "./take.js";
import { takeTexts } from "./texts.js";
import { takeBaseUrl, takeUrls } from "./urls.js";

function takeFunctions() {
    const { atob, btoa, console, crypto, queueMicrotask, setTimeout, structuredClone } = globalThis;
    return {
        atob: globally(atob),
        btoa: globally(btoa),
        // A page that is no secure context has no crypto.randomUUID().
        fillRandomly: bound<(bytes: Uint8Array) => void>(crypto.getRandomValues, crypto),
        printWarning: bound<(line: string) => void>(console.warn, console),
        queueMicrotask: globally(queueMicrotask),
        setTimeout: globally(setTimeout as (callback: () => void, ms?: number) => number),
        structuredClone: globally(structuredClone as (value: unknown) => unknown),
    };
}

/** What the engine gives to every global, page or worker. */
export function takePlatform() {
    const { DOMException, Event, EventTarget, MessageEvent, URL } = globalThis;
    // Node.js has it from version 23 on.
    const { CloseEvent } = globalThis as Partial<typeof globalThis>;
    return fixed({
        ...takeFunctions(),
        CloseEvent,
        DOMException,
        Event,
        EventTarget,
        MessageEvent,
        URL,
        baseUrl: takeBaseUrl(),
        blobs: takeBlobs(),
        events: takeEvents(),
        global: globalThis as object,
        messages: takeMessages(),
        parent: takeParent(),
        promises: takePromises(),
        texts: takeTexts(),
        urls: takeUrls(),
    });
}
