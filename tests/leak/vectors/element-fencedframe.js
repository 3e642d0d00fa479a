export const arrives = true;
export default async (t) => {
    t.need(globalThis.HTMLFencedFrameElement, "fencedframe");
    t.add("fencedframe", { src: t.https, mode: "opaque-ads" });
    for (const url of [t.https, t.http, t.blobUrl("x", "text/html")]) {
        t.add("fencedframe").config = new (t.need(globalThis.FencedFrameConfig, "FencedFrameConfig"))(url);
    }
    await t.pause(300);
};
