export const shared = true;
export default async (t) => {
    await t.gesture();
    await new (t.need(globalThis.NDEFReader, "NDEFReader"))().scan();
    t.leak("scans");
};
