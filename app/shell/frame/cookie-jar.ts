import { natives } from "../../../sdk-js/src/natives/index.js";
import { now } from "../natives/dates.js";
import { sort, startsWith } from "../natives/texts.js";
import type { Cookie } from "./cookie-text.js";

const { SafeMap, arrays } = natives;

/** As many as the engine keeps of one host; limits.h has the number, too. */
const maxCookies = 180;

const keyOf = ({ domain, path, name }: Cookie): string => `${domain};${path};${name}`;

const textOf = ({ name, value }: Cookie): string => (name === "" ? value : `${name}=${value}`);

function isSeenAt(path: string, cookie: Cookie): boolean {
    const folder = cookie.path;
    return (
        path === folder ||
        (startsWith(path, folder) &&
            (folder[folder.length - 1] === "/" || path[folder.length] === "/"))
    );
}

/** The cookies of a document, in the order in which they came. */
export class CookieJar {
    readonly #cookies = new SafeMap<string, Cookie>();

    /** Takes the place of the one with this name, domain and path. */
    put(cookie: Cookie): void {
        const key = keyOf(cookie);
        if (this.#cookies.get(key)?.value !== cookie.value) {
            this.#cookies.delete(key); // the new one comes last
        }
        this.#cookies.set(key, cookie);
        this.#removeExpired();
        this.#makeRoom();
    }

    /** What a document at `path` reads. */
    read(path: string): string {
        this.#removeExpired();
        const seen: Cookie[] = [];
        this.#cookies.forEach((cookie) => {
            if (isSeenAt(path, cookie)) {
                arrays.push(seen, cookie);
            }
        });
        sort(seen, (one, other) => other.path.length - one.path.length);
        let text = "";
        for (let i = 0; i < seen.length; ++i) {
            text += (i === 0 ? "" : "; ") + textOf(seen[i] as Cookie);
        }
        return text;
    }

    #removeExpired(): void {
        const time = now();
        this.#cookies.forEach((cookie, key) => {
            if (cookie.expiry <= time) {
                this.#cookies.delete(key);
            }
        });
    }

    #makeRoom(): void {
        this.#cookies.forEach((_, key) => {
            if (this.#cookies.size > maxCookies) {
                this.#cookies.delete(key);
            }
        });
    }
}
