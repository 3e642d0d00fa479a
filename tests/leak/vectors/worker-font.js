export const shared = true;
export const arrives = true;
export default async (t) => {
    new Worker(t.blobUrl(`new FontFace("x", "url(${t.http})").load()`));
    await t.pause(500);
};
