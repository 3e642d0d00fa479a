export const shared = true;
export const arrives = true;
export default async (t) => {
    const svg = t.add("svg:svg");
    const filter = t.add("svg:filter", { id: t.name }, svg);
    t.add("svg:feImage", { href: t.http }, filter);
    t.add("svg:rect", { width: 9, height: 9, filter: `url(#${t.name})` }, svg);
};
