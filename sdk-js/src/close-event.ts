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

    get [Symbol.toStringTag](): string {
        return "CloseEvent";
    }
}

export function makeCloseEvent(init: CloseInit): CloseEvent {
    const Class = globalThis.CloseEvent ?? CloseEventFallback;
    return new Class("close", init);
}
