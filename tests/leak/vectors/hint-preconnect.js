export const shared = true;
export default async (t) => {
    t.add("link", { rel: "preconnect", href: t.http }, document.head);
    t.add("link", { rel: "preconnect", crossorigin: "", href: t.byName.http }, document.head);
};
