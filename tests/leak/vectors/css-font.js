export const shared = true;
export const arrives = true;
export default async (t) => {
    t.css(`@font-face { font-family: leak-${t.name}; src: url(${t.http}) } .${t.name} { font-family: leak-${t.name} }`);
    t.add("div", { class: t.name }).append("x");
    await t.pause(200);
};
