export const shared = true;
export default async (t) => {
    await t.gesture();
    const stream = await t.need(navigator.mediaDevices, "mediaDevices").getUserMedia({ audio: true });
    t.leak(stream.id);
};
