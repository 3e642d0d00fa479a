export const shared = true;
export default async (t) => {
    t.need(globalThis.HTMLFencedFrameElement, "fencedframe");
    t.add("fencedframe", { src: t.https, mode: "opaque-ads" });
};
