export const shared = true;
export default async (t) => {
    await t.gesture();
    const fonts = await t.need(globalThis.queryLocalFonts, "queryLocalFonts")();
    if (fonts.length) t.leak(fonts.length);
};
