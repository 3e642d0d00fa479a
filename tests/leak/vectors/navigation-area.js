export const arrives = true;
export default async (t) => {
    const map = t.add("map", { name: "m" });
    t.add("area", { href: t.http, shape: "default" }, map).click();
};
