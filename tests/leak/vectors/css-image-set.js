export const shared = true;
export const arrives = true;
export default async (t) => {
    t.css(`.${t.name} { background-image: -webkit-image-set(url(${t.http}) 1x) }`);
    t.add("div", { class: t.name }).append("x");
    await t.pause(200);
};
