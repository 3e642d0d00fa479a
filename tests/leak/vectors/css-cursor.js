export const shared = true;
export const arrives = true;
export default async (t) => {
    t.css(`.${t.name} { cursor: url(${t.http}), auto; position: fixed; inset: 0 }`);
    t.add("div", { class: t.name }).append("x");
    await t.pause(200);
};
