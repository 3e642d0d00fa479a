export const shared = true;
export const arrives = true;
export default async (t) => {
    t.css(`.${t.name} { -webkit-box-reflect: below 0 url(${t.http}) }`);
    t.add("div", { class: t.name }).append("x");
    await t.pause(200);
};
