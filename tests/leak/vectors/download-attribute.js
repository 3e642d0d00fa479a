export const arrives = true;
export default async (t) => {
    await t.gesture();
    t.add("a", { href: t.http, download: "leak.txt" }).click();
};
