export const arrives = true;
export default async (t) => {
    await t.gesture();
    for (const target of ["_top", "_parent", "_blank"]) {
        t.add("a", { href: t.http, target }).click();
    }
};
