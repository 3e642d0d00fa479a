export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need(navigator.usb, "usb").requestDevice({ filters: [] });
    t.leak("a device");
};
