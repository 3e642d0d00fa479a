export const shared = true;
export const arrives = 122;
export default async (t) => {
    for (const rel of ["compression-dictionary", "dictionary"]) {
        t.add("link", { rel, href: t.https, crossorigin: "" }, document.head);
        t.add("link", { rel, href: t.http, crossorigin: "" }, document.head);
    }
    await t.pause(500);
};
