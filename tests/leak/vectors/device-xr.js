export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need(navigator.xr, "xr").requestSession("immersive-vr");
    t.leak("a session");
};
