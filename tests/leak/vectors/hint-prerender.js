export const shared = true;
export default async (t) => {
    t.add("link", { rel: "prerender", href: t.http }, document.head);
    t.add("link", { rel: "prerender", href: t.byName.http }, document.head);
};
