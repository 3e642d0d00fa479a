export const shared = true;
export default async (t) => {
    await t.gesture();
    const detector = t.need(globalThis.IdleDetector, "IdleDetector");
    if (await detector.requestPermission() === "granted") t.leak("granted");
};
