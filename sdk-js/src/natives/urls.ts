import { fixed, getter, setter } from "./take.js";

type Get = (url: URL) => string;
type Set = (url: URL, value: string) => void;

/** `URL` as functions that are given the URL first. */
export function takeUrls() {
    const { prototype } = URL;
    return fixed({
        href: getter<Get>(prototype, "href"),
        origin: getter<Get>(prototype, "origin"),
        password: getter<Get>(prototype, "password"),
        protocol: getter<Get>(prototype, "protocol"),
        setPassword: setter<Set>(prototype, "password"),
        setProtocol: setter<Set>(prototype, "protocol"),
        setUsername: setter<Set>(prototype, "username"),
        username: getter<Get>(prototype, "username"),
    });
}

/** What a relative URL is relative to: in a page the document says so, now and not once. */
export function takeBaseUrl(): () => string | undefined {
    const { document, location } = globalThis as Partial<typeof globalThis>;
    if (!document) {
        const href = location?.href;
        return () => href;
    }
    const baseUri = getter<(node: Document) => string>(Node.prototype, "baseURI");
    return () => baseUri(document);
}
