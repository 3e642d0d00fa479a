export const shared = true;
export const arrives = true;
export default async (t) => {
    t.css(`.${t.name}::before { content: url(${t.http}) }`);
    t.add("div", { class: t.name }).append("x");
    await t.pause(200);
};
