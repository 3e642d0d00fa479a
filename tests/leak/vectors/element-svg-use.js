export const shared = true;
export default async (t) => {
    t.add("svg:use", { href: `${t.http}#x` }, t.add("svg:svg"));
};
