export const shared = true;
export default async (t) => {
    await t.gesture();
    const list = await t.need(navigator.mediaDevices, "mediaDevices").enumerateDevices();
    if (list.some(({ label, deviceId }) => label || deviceId)) t.leak(JSON.stringify(list));
};
