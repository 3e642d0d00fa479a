export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("embed", { src: t.http });
    t.add("embed", { src: t.http, type: "text/html" });
};
