export const shared = true;
export default async (t) => {
    await t.gesture();
    if (await t.need(globalThis.Notification, "Notification").requestPermission() === "granted") t.leak("granted");
    new Notification("x").onshow = () => t.leak("shown");
    await t.pause(200);
};
