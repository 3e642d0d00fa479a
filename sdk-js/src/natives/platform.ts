import { fixed, getter, globally, method } from "./take.js";

/** What the engine gives to every global, page or worker. */
export interface Platform {
    readonly MessageEvent: typeof globalThis.MessageEvent;
    readonly atob: (base64: string) => string;
    readonly events: {
        add(this: void, target: EventTarget, type: string, listener: (event: Event) => void): void;
        dispatch(this: void, target: EventTarget, event: Event): boolean;
        remove(this: void, target: EventTarget, type: string, listener: (event: Event) => void): void;
    };
    readonly messages: {
        data(this: void, event: Event): unknown;
        source(this: void, event: Event): unknown;
    };
    readonly queueMicrotask: (callback: () => void) => void;
    readonly structuredClone: (value: unknown) => unknown;
}

export function takePlatform(): Platform {
    const { MessageEvent, atob, queueMicrotask, structuredClone } = globalThis;
    return fixed<Platform>({
        MessageEvent,
        atob: globally(atob),
        events: fixed<Platform["events"]>({
            add: method(EventTarget.prototype.addEventListener),
            dispatch: method(EventTarget.prototype.dispatchEvent),
            remove: method(EventTarget.prototype.removeEventListener),
        }),
        messages: fixed<Platform["messages"]>({
            data: getter(MessageEvent.prototype, "data"),
            source: getter(MessageEvent.prototype, "source"),
        }),
        queueMicrotask: globally(queueMicrotask),
        structuredClone: globally(structuredClone),
    });
}
