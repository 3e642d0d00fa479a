export const shared = true;
export default async (t) => {
    await t.gesture();
    const video = t.add("video");
    await video.requestPictureInPicture();
    t.leak("a window");
};
