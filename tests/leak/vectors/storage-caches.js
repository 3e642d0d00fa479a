export const shared = true;
export default async (t) => {
    await t.need(globalThis.caches, "caches").open("x");
    return "its own";
};
