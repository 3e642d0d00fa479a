// The engine cannot fetch() from a custom scheme, XMLHttpRequest can.
import { natives } from "../../../sdk-js/src/natives/index.js";
import {
    fetchRequests,
    makeFetchRequest,
    makePromise,
    makeResponse,
    signals,
} from "../natives/fetching.js";
import { makeRequest, requests } from "../natives/requests.js";
import { type Replacement, replaceMethod, scope } from "../natives/scope.js";
import { isOwn, withAddress } from "./addresses.js";
import { nameSource } from "./response-source.js";

const { TypeError, events, objects } = natives;

const refusal = (): TypeError => new TypeError("Failed to fetch");

function responseOf(request: XMLHttpRequest, isHead: boolean): Response {
    const type = requests.header(request, "Content-Type") ?? "application/octet-stream";
    const headers = objects.bare({ "Content-Type": type });
    const response = makeResponse(
        isHead ? null : (requests.response(request) as ArrayBuffer),
        objects.bare({ status: 200, statusText: "OK", headers }),
    );
    nameSource(response, requests.responseUrl(request));
    return response;
}

type Settle<Value> = (value: Value) => void;

function readOwnFile(asked: Request, resolve: Settle<Response>, reject: Settle<unknown>): void {
    const method = fetchRequests.method(asked);
    const signal = fetchRequests.signal(asked);
    const request = makeRequest();
    const abort = (): void => requests.abort(request);
    events.add(signal, "abort", abort);
    events.add(request, "load", () => resolve(responseOf(request, method === "HEAD")));
    events.add(request, "error", () => reject(refusal()));
    events.add(request, "abort", () => reject(signals.reason(signal)));
    requests.open(request, method, fetchRequests.url(asked));
    requests.setResponseType(request, "arraybuffer");
    requests.send(request);
}

function fetchOwn(asked: Request): Promise<Response> {
    const method = fetchRequests.method(asked);
    const signal = fetchRequests.signal(asked);
    return makePromise((resolve, reject) => {
        if (method !== "GET" && method !== "HEAD") {
            reject(refusal());
        } else if (signals.isAborted(signal)) {
            reject(signals.reason(signal));
        } else {
            readOwnFile(asked, resolve, reject);
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
    return isOwn(fetchRequests.url(asked)) ? fetchOwn(asked) : native(scope, [asked]);
};

export function installFetch(): void {
    replaceMethod(scope, "fetch", fetchAny);
}
