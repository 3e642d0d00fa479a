export const shared = true;
export default async (t) => {
    t.add("math:mglyph", { src: t.http }, t.add("math:math"));
    t.add("math:mtext", { href: t.http, "xlink:href": t.http }, t.add("math:math"));
};
