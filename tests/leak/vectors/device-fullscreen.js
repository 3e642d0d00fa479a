export default async (t) => {
    await t.gesture();
    document.addEventListener("fullscreenchange", () => document.fullscreenElement && t.leak("full screen"));
    document.body.webkitRequestFullScreen?.();
    await Promise.race([document.body.requestFullscreen(), t.pause(700)]);
};
