export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("svg:image", { href: t.http, width: 9, height: 9 }, t.add("svg:svg"));
};
