export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need(navigator.serial, "serial").requestPort();
    t.leak("a port");
};
