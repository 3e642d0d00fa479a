import { getter } from "../../../sdk-js/src/natives/take.js";

const { construct } = Reflect;
const { AbortSignal, Promise, Request, Response } = globalThis;

export const makePromise = <Type>(
    run: (resolve: (value: Type) => void, reject: (reason: unknown) => void) => void,
): Promise<Type> => new Promise(run);

/** The request that fetch() makes of its arguments. */
export const makeFetchRequest = (args: unknown[]): Request => construct(Request, args) as Request;

export const makeResponse = (body: ArrayBuffer | null, init: ResponseInit): Response =>
    new Response(body, init);

/** `Request` as functions that are given the request first. */
export const fetchRequests = {
    method: getter<(request: Request) => string>(Request.prototype, "method"),
    signal: getter<(request: Request) => AbortSignal>(Request.prototype, "signal"),
    url: getter<(request: Request) => string>(Request.prototype, "url"),
};

export const signals = {
    isAborted: getter<(signal: AbortSignal) => boolean>(AbortSignal.prototype, "aborted"),
    reason: getter<(signal: AbortSignal) => unknown>(AbortSignal.prototype, "reason"),
};

export const responsePrototype: object = Response.prototype;
