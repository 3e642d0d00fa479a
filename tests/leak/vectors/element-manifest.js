export const shared = true;
export default async (t) => {
    t.add("link", { rel: "manifest", href: t.http }, document.head);
    await t.pause(300);
};
