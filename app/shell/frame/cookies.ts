// document.cookie, which throws in a frame that has no origin: in memory, for each document.
import { replaceGetter, replaceSetter } from "../natives/scope.js";
import { documentPrototype, isThisDocument, placeOfDocument } from "../natives/windows.js";
import { CookieJar } from "./cookie-jar.js";
import { parseCookie } from "./cookie-text.js";

export function installCookies(): void {
    if (!documentPrototype) {
        return;
    }
    const jar = new CookieJar();
    const place = placeOfDocument();
    replaceGetter(
        documentPrototype,
        "cookie",
        () => (self) => (isThisDocument(self) ? jar.read(place.path) : ""),
    );
    replaceSetter(documentPrototype, "cookie", () => (self, args) => {
        const isThis = isThisDocument(self);
        const cookie = parseCookie(`${args[0]}`, place);
        if (isThis && cookie) {
            jar.put(cookie);
        }
    });
}
