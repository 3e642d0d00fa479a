export const shared = true;
export default async (t) => {
    await t.gesture();
    if ([...navigator.getGamepads()].some(Boolean)) t.leak("a gamepad");
};
