export const shared = true;
export const arrives = true;
export default async (t) => {
    t.css(`@import "${t.http}"; @import url(${t.http}?2) screen;`);
    t.add("div", { class: t.name }).append("x");
    await t.pause(200);
};
