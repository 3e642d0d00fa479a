export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need(navigator.bluetooth, "bluetooth").requestDevice({ acceptAllDevices: true });
    t.leak("a device");
};
