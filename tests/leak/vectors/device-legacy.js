export const shared = true;
export default async (t) => {
    await t.gesture();
    await new Promise((resolve, reject) => t.need(navigator.webkitGetUserMedia, "webkitGetUserMedia").call(navigator, { audio: true, video: true }, resolve, reject));
    t.leak("a stream");
};
