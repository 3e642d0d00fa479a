export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("video", { poster: t.http });
};
