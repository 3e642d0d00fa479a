export const shared = true;
export const arrives = 122;
export default async (t) => {
    const svg = t.add("svg:svg");
    for (const property of ["fill", "stroke", "filter", "mask", "clip-path", "marker-start", "cursor"]) {
        t.add("svg:rect", { width: 9, height: 9, [property]: `url(${t.http}#x)` }, svg);
    }
    t.add("svg:textPath", { href: `${t.http}#x` }, t.add("svg:text", {}, svg));
    t.add("svg:pattern", { href: `${t.http}#x` }, svg);
};
