export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("iframe", { src: `${t.http}.zip` });
    t.add("iframe", { src: t.blobUrl("secret", "application/zip") });
    await t.pause(300);
};
