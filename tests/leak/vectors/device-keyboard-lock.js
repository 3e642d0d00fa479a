export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need(navigator.keyboard, "keyboard").lock();
    t.leak("locked");
};
