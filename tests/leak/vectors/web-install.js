export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need(navigator.install, "install").call(navigator, t.https, t.https);
    t.leak("installed");
};
