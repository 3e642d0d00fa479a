export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need(navigator.clipboard, "clipboard").read();
    t.leak("items");
};
