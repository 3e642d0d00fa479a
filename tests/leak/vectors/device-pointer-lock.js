export default async (t) => {
    await t.gesture();
    document.addEventListener("pointerlockchange", () => document.pointerLockElement && t.leak("locked"));
    await Promise.race([document.body.requestPointerLock(), t.pause(500)]);
    await t.pause(500);
};
