export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need(navigator.share, "share").call(navigator, { url: t.http });
    t.leak("shared");
};
