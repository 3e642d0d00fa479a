export const shared = true;
export const arrives = 122;
export default async (t) => {
    t.add("link", { rel: "preconnect", href: t.http }, document.head);
    t.add("link", { rel: "preconnect", crossorigin: "", href: t.byName.http }, document.head);
};
