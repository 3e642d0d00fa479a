export const shared = true;
export const arrives = true;
export default async (t) => {
    t.css(`.${t.name} { background-image: -webkit-cross-fade(url(${t.http}), url(${t.http}?2), 50%) }`);
    t.add("div", { class: t.name }).append("x");
    await t.pause(200);
};
