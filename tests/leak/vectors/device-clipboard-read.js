export const shared = true;
export default async (t) => {
    await t.gesture();
    const text = await t.need(navigator.clipboard, "clipboard").readText();
    t.leak(text || "an empty text");
};
