export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("iframe", { src: t.byName.http });
    t.add("iframe", { src: t.far.http });
};
