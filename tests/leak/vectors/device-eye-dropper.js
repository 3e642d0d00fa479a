export const shared = true;
export default async (t) => {
    await t.gesture();
    await Promise.race([new (t.need(globalThis.EyeDropper, "EyeDropper"))().open().then(() => t.leak("a color")), t.pause(500)]);
};
