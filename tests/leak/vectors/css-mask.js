export const shared = true;
export const arrives = true;
export default async (t) => {
    t.css(`.${t.name} { -webkit-mask-image: url(${t.http}); mask: url(${t.http}#x) }`);
    t.add("div", { class: t.name }).append("x");
    await t.pause(200);
};
