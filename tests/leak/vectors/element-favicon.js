export const shared = true;
export default async (t) => {
    t.add("link", { rel: "icon", href: t.http }, document.head);
    t.add("link", { rel: "shortcut icon", href: t.http }, document.head);
    t.add("link", { rel: "apple-touch-icon", href: t.http }, document.head);
    t.add("link", { rel: "mask-icon", href: t.http }, document.head);
    await t.pause(300);
};
