export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("video", { src: t.http, preload: "auto" });
};
