export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("a", { href: "#x", ping: t.http }).click();
    t.add("a", { href: "javascript:0", ping: `${t.http} ${t.byName.http}` }).click();
    await t.pause(300);
};
