export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("source", { src: t.http }, t.add("video", { preload: "auto" }));
};
