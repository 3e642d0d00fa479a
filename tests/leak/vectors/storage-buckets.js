export const shared = true;
export default async (t) => {
    const bucket = await t.need(navigator.storageBuckets, "storageBuckets").open("x");
    const names = await bucket.caches.keys();
    return `its own: ${names.length}`;
};
