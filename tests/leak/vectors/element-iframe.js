export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("iframe", { src: t.http });
};
