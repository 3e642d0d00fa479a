export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("link", { rel: "modulepreload", as: "script", href: t.http }, document.head);
};
