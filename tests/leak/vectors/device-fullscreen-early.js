// Without a gesture.
export default async (t) => {
    document.addEventListener("fullscreenchange", () => document.fullscreenElement && t.leak("full screen"));
    await Promise.race([document.body.requestFullscreen(), t.pause(700)]);
};
