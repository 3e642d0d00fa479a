export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("svg:script", { href: t.http }, t.add("svg:svg"));
};
