export default async (t) => {
    await t.gesture();
    t.add("a", { href: t.blobUrl("secret", "application/octet-stream"), download: "leak.bin" }).click();
    t.add("a", { href: "data:application/octet-stream,secret", download: "leak.bin" }).click();
};
