import { fixed, getter, method } from "./take.js";

type Listen = (target: EventTarget, type: string, listener: (event: Event) => void) => void;

/** `EventTarget` as functions that are given the target first. */
export function takeEvents() {
    return fixed({
        add: method<Listen>(EventTarget.prototype.addEventListener),
        dispatch: method<(target: EventTarget, event: Event) => boolean>(
            EventTarget.prototype.dispatchEvent,
        ),
        remove: method<Listen>(EventTarget.prototype.removeEventListener),
    });
}

type Init = (
    event: MessageEvent,
    type: string,
    bubbles: boolean,
    cancelable: boolean,
    data: unknown,
    origin: string,
) => void;

/** `MessageEvent` as functions that are given the event first. */
export function takeMessages() {
    const { prototype } = MessageEvent;
    return fixed({
        data: getter<(event: Event) => unknown>(prototype, "data"),
        init: method<Init>(prototype.initMessageEvent),
        source: getter<(event: Event) => unknown>(prototype, "source"),
    });
}
