// What fetch() of an own file gives. An engine before Qt 6.6 cannot fetch() from a custom scheme,
// XMLHttpRequest can; a later one reads it as a stream.
import { natives } from "../../../sdk-js/src/natives/index.js";
import {
    fetchRequests,
    makeFetchRequest,
    makeOwnRequest,
    makePromise,
    makeResponse,
    responses,
    signals,
} from "../natives/fetching.js";
import { makeRequest, requests } from "../natives/requests.js";
import { type Call, type Replacement, replaceMethod, scope } from "../natives/scope.js";
import { isOwn, withAddress } from "./addresses.js";
import { nameSource } from "./response-source.js";

const { TypeError, events, objects, promises } = natives;

/** Who reads own files, `engine` or `xhr`: the program puts it here. */
const reader: string = "@fetch@";

const refusal = (): TypeError => new TypeError("Failed to fetch");

interface OwnFile {
    readonly url: string;
    readonly type: string | null;
    /** None for `HEAD`. */
    readonly body: ArrayBuffer | ReadableStream | null;
}

function responseOf({ url, type, body }: OwnFile): Response {
    const headers = objects.bare({ "Content-Type": type ?? "application/octet-stream" });
    const response = makeResponse(body, objects.bare({ status: 200, statusText: "OK", headers }));
    nameSource(response, url);
    return response;
}

const fileOfRequest = (request: XMLHttpRequest, isHead: boolean): OwnFile =>
    objects.bare({
        url: requests.responseUrl(request),
        type: requests.header(request, "Content-Type"),
        body: isHead ? null : (requests.response(request) as ArrayBuffer),
    });

const fileOfResponse = (response: Response, isHead: boolean): OwnFile =>
    objects.bare({
        url: responses.url(response),
        type: responses.type(response),
        body: isHead ? null : responses.body(response),
    });

type Settle<Value> = (value: Value) => void;

function readWithEngine(
    native: Call,
    asked: Request,
    resolve: Settle<Response>,
    reject: Settle<unknown>,
): void {
    const isHead = fetchRequests.method(asked) === "HEAD";
    const answer = native(scope, [makeOwnRequest(asked)]) as Promise<Response>;
    promises.settle(
        answer,
        (response) => {
            // A missing file is a network error of XMLHttpRequest, and a status here.
            if (responses.isOk(response)) {
                resolve(responseOf(fileOfResponse(response, isHead)));
            } else {
                reject(refusal());
            }
        },
        reject,
    );
}

function readWithXhr(asked: Request, resolve: Settle<Response>, reject: Settle<unknown>): void {
    const method = fetchRequests.method(asked);
    const signal = fetchRequests.signal(asked);
    const request = makeRequest();
    const abort = (): void => requests.abort(request);
    events.add(signal, "abort", abort);
    events.add(request, "load", () =>
        resolve(responseOf(fileOfRequest(request, method === "HEAD"))),
    );
    events.add(request, "error", () => reject(refusal()));
    events.add(request, "abort", () => reject(signals.reason(signal)));
    requests.open(request, method, fetchRequests.url(asked));
    requests.setResponseType(request, "arraybuffer");
    requests.send(request);
}

function fetchOwn(native: Call, asked: Request): Promise<Response> {
    const method = fetchRequests.method(asked);
    const signal = fetchRequests.signal(asked);
    return makePromise((resolve, reject) => {
        if (method !== "GET" && method !== "HEAD") {
            reject(refusal());
        } else if (signals.isAborted(signal)) {
            reject(signals.reason(signal));
        } else if (reader === "engine") {
            readWithEngine(native, asked, resolve, reject);
        } else {
            readWithXhr(asked, resolve, reject);
        }
    });
}

/** No promise is resolved with another, whose methods would be asked for. */
const fetchAny: Replacement = (native) => (_, args) => {
    let asked: Request;
    try {
        asked = makeFetchRequest(withAddress(args, 0));
    } catch (error) {
        return makePromise((_resolve, reject) => reject(error));
    }
    return isOwn(fetchRequests.url(asked)) ? fetchOwn(native, asked) : native(scope, [asked]);
};

export function installFetch(): void {
    replaceMethod(scope, "fetch", fetchAny);
}
