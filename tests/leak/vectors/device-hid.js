export const shared = true;
export default async (t) => {
    await t.gesture();
    const list = await t.need(navigator.hid, "hid").requestDevice({ filters: [] });
    if (list.length) t.leak("a device");
};
