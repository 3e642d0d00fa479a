import type { ErrorBody, ErrorCode } from "./protocol.js";

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
