export const arrives = true;
export default async (t) => {
    t.add("a", { href: t.http }).click();
};
