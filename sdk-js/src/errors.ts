import { natives } from "./natives/index.js";
import type { ErrorBody, ErrorCode } from "./protocol.js";

const { Error, objects } = natives;

/** A request that the host refused, or a call that cannot be made now. */
export class RpError extends Error {
    override readonly name = "RpError";
    readonly code: ErrorCode;
    /** Facts that the host added. */
    readonly data: ErrorBody["data"];

    constructor({ code, message, data }: ErrorBody) {
        super(message);
        this.code = code;
        this.data = data;
    }
}

/** Whether it is one, which has what the host said as its own. */
export function isRpError(error: unknown): error is ErrorBody {
    const isObject = typeof error === "object" && error !== null;
    return isObject && objects.getPrototypeOf(error) === RpError.prototype;
}
