export const shared = true;
export const arrives = true;
export default async (t) => {
    t.css(`.${t.name} { border: 9px solid; border-image: url(${t.http}) 1 }`);
    t.add("div", { class: t.name }).append("x");
    await t.pause(200);
};
