export const shared = true;
export default async (t) => {
    await t.gesture();
    const area = t.add("textarea");
    area.focus();
    if (document.execCommand("paste")) t.leak(area.value || "pasted");
};
