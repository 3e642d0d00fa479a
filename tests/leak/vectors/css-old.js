export const shared = true;
export default async (t) => {
    t.css(`.${t.name} { behavior: url(${t.http}); -moz-binding: url(${t.http}); src: url(${t.http}) } @namespace url(${t.http}); @document url(${t.http}) {}`);
    t.add("div", { class: t.name }).append("x");
    await t.pause(200);
};
