export const shared = true;
export default async (t) => {
    t.add("meta", { "http-equiv": "x-dns-prefetch-control", content: "on" }, document.head);
    t.add("a", { href: t.byName.http }).textContent = "x";
};
