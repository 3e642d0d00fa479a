export const shared = true;
export const arrives = true;
export default async (t) => {
    const picture = t.add("picture");
    t.add("source", { srcset: t.http }, picture);
    t.add("img", {}, picture);
};
