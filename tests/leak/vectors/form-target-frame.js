export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("iframe", { name: "child" });
    t.add("form", { action: t.http, target: "child", method: "post" }).submit();
    await t.pause(300);
};
