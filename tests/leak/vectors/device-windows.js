export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need(globalThis.getScreenDetails ?? globalThis.getScreens, "getScreenDetails")();
    t.leak("screens");
};
