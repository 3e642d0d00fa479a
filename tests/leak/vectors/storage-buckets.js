export const shared = true;
export default async (t) => {
    await t.need(navigator.storageBuckets, "storageBuckets").open("x");
    t.leak("a bucket");
};
