import { getter, method, setter } from "../../../sdk-js/src/natives/take.js";

const { XMLHttpRequest } = globalThis;
const { prototype } = XMLHttpRequest;

export const requestPrototype: object = prototype;

/** A new request, and what can be done with it. */
export const makeRequest = (): XMLHttpRequest => new XMLHttpRequest();

/** `XMLHttpRequest` as functions that are given the request first. */
export const requests = {
    abort: method<(request: XMLHttpRequest) => void>(prototype.abort),
    header: method<(request: XMLHttpRequest, name: string) => string | null>(
        prototype.getResponseHeader,
    ),
    open: method<(request: XMLHttpRequest, verb: string, url: string, isLater?: boolean) => void>(
        prototype.open,
    ),
    overrideType: method<(request: XMLHttpRequest, type: string) => void>(
        prototype.overrideMimeType,
    ),
    response: getter<(request: XMLHttpRequest) => unknown>(prototype, "response"),
    responseUrl: getter<(request: XMLHttpRequest) => string>(prototype, "responseURL"),
    send: method<(request: XMLHttpRequest) => void>(prototype.send),
    setResponseType: setter<(request: XMLHttpRequest, type: XMLHttpRequestResponseType) => void>(
        prototype,
        "responseType",
    ),
};
