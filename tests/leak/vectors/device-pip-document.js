export const shared = true;
export default async (t) => {
    await t.gesture();
    const pip = t.need(globalThis.documentPictureInPicture, "documentPictureInPicture");
    const other = await pip.requestWindow({ width: 300, height: 200 });
    t.leak("a window");
    other.document.body.append(Object.assign(other.document.createElement("img"), { src: t.http }));
};
