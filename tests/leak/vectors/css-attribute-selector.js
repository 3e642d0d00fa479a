export const shared = true;
export const arrives = true;
export default async (t) => {
    t.css(`div[class^="css-attr"] { background: url(${t.http}) } `);
    t.add("div", { class: t.name }).append("x");
    await t.pause(200);
};
