export const arrives = true;
export default async (t) => {
    t.add("form", { action: t.http }).submit();
};
