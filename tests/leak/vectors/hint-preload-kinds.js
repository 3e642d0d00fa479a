export const shared = true;
export const arrives = true;
export default async (t) => {
    for (const as of ["image", "font", "style", "fetch", "document", "audio", "video", "track", "worker"]) {
        t.add("link", { rel: "preload", as, crossorigin: "", href: `${t.http}?${as}` }, document.head);
    }
    t.add("link", { rel: "preload", as: "image", imagesrcset: `${t.http} 1x` }, document.head);
};
