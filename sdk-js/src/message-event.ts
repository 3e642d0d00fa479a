import { natives } from "./natives/index.js";

const { MessageEvent, messages } = natives;

/**
 * An event for a message. It is initialized afterwards because the engine takes twice as long to
 * read the members of a dictionary, and there may be 200 000 messages a second.
 */
export function makeMessageEvent(data: unknown, origin: string): MessageEvent {
    const event = new MessageEvent("message");
    messages.init(event, "message", false, false, data, origin);
    return event;
}
