export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need(navigator.getBattery, "battery").call(navigator).then(({ level }) => level !== 1 && t.leak(level));
};
