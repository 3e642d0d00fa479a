export const shared = true;
export const arrives = true;
export default async (t) => {
    t.css(`:root { --leak: url(${t.http}) } .${t.name} { background: var(--leak) }`);
    t.add("div", { class: t.name }).append("x");
    await t.pause(200);
};
