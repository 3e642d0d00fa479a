export const shared = true;
export const arrives = true;
export default async (t) => {
    new Worker(t.blobUrl(`import "${t.http}"`), { type: "module" });
    await t.pause(500);
};
