export const shared = true;
export default async (t) => {
    await t.gesture();
    const stream = await t.need(navigator.mediaDevices, "mediaDevices").getUserMedia({ video: true });
    t.leak(stream.id);
};
