export const shared = true;
export const arrives = true;
export default async (t) => {
    t.css("select, select::picker(select) { appearance: base-select }");
    const option = t.add("option", {}, t.add("select"));
    t.add("img", { src: t.http }, option);
    t.css(`select::picker-icon { content: url(${t.http}) }`);
};
