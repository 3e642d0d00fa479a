import { natives } from "./natives/index.js";

const { Event, objects, symbols } = natives;

/** What a close event says. */
export interface CloseInit {
    readonly code: number;
    readonly reason: string;
    readonly wasClean: boolean;
}

/** For runtimes without the class, such as Node.js 18. */
class CloseEventFallback extends Event implements CloseEvent {
    readonly code: number;
    readonly reason: string;
    readonly wasClean: boolean;

    constructor(type: string, { code, reason, wasClean }: CloseInit) {
        super(type);
        this.code = code;
        this.reason = reason;
        this.wasClean = wasClean;
    }

    get [symbols.toStringTag](): string {
        return "CloseEvent";
    }
}

const Class = natives.CloseEvent ?? CloseEventFallback;

export function makeCloseEvent({ code, reason, wasClean }: CloseInit): CloseEvent {
    return new Class("close", objects.bare({ code, reason, wasClean }));
}
