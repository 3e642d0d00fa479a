export const shared = true;
export default async (t) => {
    await t.need(navigator.smartCard, "smartCard").establishContext();
    t.leak("a context");
};
