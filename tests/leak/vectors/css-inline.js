export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("p", { style: `background: url(${t.http})` }).append("x");
    t.add("p", { style: `background: url(${t.http}?2)`, id: t.name });
};
