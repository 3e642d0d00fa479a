export const shared = true;
export default async (t) => {
    await t.gesture();
    await new (t.need(globalThis.PresentationRequest, "PresentationRequest"))([t.http]).start();
    t.leak("presents");
};
