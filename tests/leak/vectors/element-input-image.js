export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("input", { type: "image", src: t.http });
};
