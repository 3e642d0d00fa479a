import { bare, getter, method } from "../../../sdk-js/src/natives/take.js";

const { construct } = Reflect;
const { AbortSignal, Promise, Request, Response } = globalThis;

export const makePromise = <Type>(
    run: (resolve: (value: Type) => void, reject: (reason: unknown) => void) => void,
): Promise<Type> => new Promise(run);

/** The request that fetch() makes of its arguments. */
export const makeFetchRequest = (args: unknown[]): Request => construct(Request, args) as Request;

export const makeResponse = (
    body: ArrayBuffer | ReadableStream | null,
    init: ResponseInit,
): Response => new Response(body, init);

/** `Request` as functions that are given the request first. */
export const fetchRequests = {
    method: getter<(request: Request) => string>(Request.prototype, "method"),
    signal: getter<(request: Request) => AbortSignal>(Request.prototype, "signal"),
    url: getter<(request: Request) => string>(Request.prototype, "url"),
};

/** A request for the same file which asks the program for nothing else, such as a preflight. */
export function makeOwnRequest(asked: Request): Request {
    const { method, signal, url } = fetchRequests;
    const init = bare({ method: method(asked), signal: signal(asked), credentials: "omit" });
    return new Request(url(asked), init as RequestInit);
}

const headersOf = getter<(response: Response) => Headers>(Response.prototype, "headers");
const headerOf = method<(headers: Headers, name: string) => string | null>(Headers.prototype.get);

/** `Response` as functions that are given the response first. */
export const responses = {
    body: getter<(response: Response) => ReadableStream | null>(Response.prototype, "body"),
    isOk: getter<(response: Response) => boolean>(Response.prototype, "ok"),
    type: (response: Response): string | null => headerOf(headersOf(response), "Content-Type"),
    url: getter<(response: Response) => string>(Response.prototype, "url"),
};

export const signals = {
    isAborted: getter<(signal: AbortSignal) => boolean>(AbortSignal.prototype, "aborted"),
    reason: getter<(signal: AbortSignal) => unknown>(AbortSignal.prototype, "reason"),
};

export const responsePrototype: object = Response.prototype;
