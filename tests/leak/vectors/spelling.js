export const shared = true;
// Dictionaries and translations would be fetched.
export default async (t) => {
    const area = t.add("textarea", { spellcheck: "true", lang: "xx-XX" });
    area.focus();
    document.execCommand("insertText", false, "mispeled wrods");
    document.documentElement.lang = "eo";
    await t.pause(300);
};
