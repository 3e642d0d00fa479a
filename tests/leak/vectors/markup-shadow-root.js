export const shared = true;
export const arrives = 124;
export default async (t) => {
    const html = `<p><template shadowrootmode="open"><img src="${t.http}"></template></p>`;
    const element = t.add("div");
    const parse = t.need(element.setHTMLUnsafe ?? element.setHTML, "setHTMLUnsafe");
    parse.call(element, html);
    t.add("div").append(Document.parseHTMLUnsafe?.(html).body ?? "");
    element.appendHTMLUnsafe?.(html);
};
