// The engine cannot fetch() from a custom scheme, XMLHttpRequest can.
const engineFetch = window.fetch;
const ownScheme = "resource:";

function refused(url: string): TypeError {
    return new TypeError(`Failed to fetch ${url}`);
}

function responseOf(request: XMLHttpRequest, method: string, url: string): Response {
    const type = request.getResponseHeader("Content-Type") ?? "application/octet-stream";
    const body = method === "HEAD" ? null : (request.response as ArrayBuffer);
    const response = new Response(body, { status: 200, headers: { "Content-Type": type } });
    Object.defineProperty(response, "url", { value: url });
    return response;
}

function readOwnFile(url: string, method: string, signal?: AbortSignal | null): Promise<Response> {
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        const abort = (): void => request.abort();
        // A signal may be that of many requests, and outlive them.
        const settle = (then: () => void) => () => {
            signal?.removeEventListener("abort", abort);
            then();
        };
        request.open(method, url);
        request.responseType = "arraybuffer";
        request.onload = settle(() => resolve(responseOf(request, method, url)));
        request.onerror = settle(() => reject(refused(url)));
        request.onabort = () =>
            reject(signal?.reason ?? new DOMException("The user aborted a request.", "AbortError"));
        signal?.addEventListener("abort", abort, { once: true });
        request.send();
    });
}

export function installFetch(): void {
    window.fetch = async function fetch(input, init): Promise<Response> {
        const isRequest = input instanceof Request;
        const url = new URL(isRequest ? input.url : input, document.baseURI);
        if (url.protocol !== ownScheme) {
            return engineFetch.call(window, input, init);
        }
        const method = (init?.method ?? (isRequest ? input.method : "GET")).toUpperCase();
        const signal = init?.signal ?? (isRequest ? input.signal : undefined);
        if (method !== "GET" && method !== "HEAD") {
            throw refused(url.href);
        }
        if (signal?.aborted) {
            throw signal.reason;
        }
        return readOwnFile(url.href, method, signal);
    };
}
