export const arrives = true;
export default async (t) => {
    t.add("base", { href: t.http }, document.head);
    t.add("img", { src: "relative" });
    t.add("script", { src: "relative.js" });
    t.add("a", { href: "x" }).click();
};
