export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need(navigator.wakeLock, "wakeLock").request("screen");
    t.leak("awake");
};
