export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("link", { rel: "alternate stylesheet", title: "x", href: t.http });
    t.add("link", { rel: "stylesheet", media: "print", href: t.http });
};
