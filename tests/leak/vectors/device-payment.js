export const shared = true;
export default async (t) => {
    await t.gesture();
    await new (t.need(globalThis.PaymentRequest, "PaymentRequest"))([{ supportedMethods: t.https }], { total: { label: "x", amount: { currency: "EUR", value: "1" } } }).show();
    t.leak("pays");
};
