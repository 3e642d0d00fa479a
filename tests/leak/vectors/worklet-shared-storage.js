export const shared = true;
export default async (t) => {
    await t.need(globalThis.sharedStorage, "sharedStorage").worklet.addModule(t.http);
};
