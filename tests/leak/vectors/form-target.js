export const arrives = true;
export default async (t) => {
    await t.gesture();
    for (const target of ["_top", "_blank", "child"]) {
        t.add("form", { action: t.http, target }).submit();
    }
};
