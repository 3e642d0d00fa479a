export const shared = true;
export const arrives = true;
export default async (t) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`.${t.name} { background: url(${t.http}) }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    t.add("div", { class: t.name }).append("x");
};
