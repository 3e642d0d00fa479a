export const shared = true;
export default async (t) => {
    await t.gesture();
    const devices = t.need(navigator.mediaDevices, "mediaDevices");
    const streams = await t.need(devices.getAllScreensMedia ?? devices.getViewportMedia, "getAllScreensMedia").call(devices);
    t.leak(String(streams));
};
