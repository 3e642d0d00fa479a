export const shared = true;
export const arrives = true;
export default async (t) => {
    t.need(Worker, "Worker");
    new Worker(t.blobUrl(`importScripts("${t.http}")`));
    await t.pause(500);
};
