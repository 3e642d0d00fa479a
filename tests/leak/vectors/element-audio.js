export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("audio", { src: t.http, preload: "auto" });
};
