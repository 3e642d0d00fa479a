export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("link", { rel: "stylesheet", href: t.http });
};
