export const shared = true;
export default async (t) => {
    t.css(`.${t.name} { filter: url(${t.http}#x); clip-path: url(${t.http}#x); offset-path: url(${t.http}) }`);
    t.add("div", { class: t.name }).append("x");
    await t.pause(200);
};
