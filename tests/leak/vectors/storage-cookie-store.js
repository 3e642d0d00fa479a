export const shared = true;
export default async (t) => {
    await t.need(globalThis.cookieStore, "cookieStore").set("x", "1");
    t.leak((await cookieStore.getAll()).length);
};
