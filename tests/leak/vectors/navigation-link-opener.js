export const arrives = true;
export default async (t) => {
    await t.gesture();
    t.add("a", { href: t.http, target: "_blank", rel: "opener" }).click();
    t.add("a", { href: t.http, target: "fresh", rel: "noopener noreferrer" }).click();
};
