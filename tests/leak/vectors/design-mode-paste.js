export const shared = true;
export const arrives = true;
export default async (t) => {
    const editor = t.add("div", { contenteditable: "" });
    editor.focus();
    document.execCommand("insertHTML", false, `<img src="${t.http}">`);
    document.execCommand("insertImage", false, t.http);
    document.execCommand("createLink", false, t.http);
};
