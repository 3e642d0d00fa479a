export const shared = true;
export const arrives = true;
export default async (t) => {
    new Worker(t.blobUrl(`new EventSource("${t.http}")`));
    await t.pause(500);
};
