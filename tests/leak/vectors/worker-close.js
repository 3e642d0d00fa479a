export const shared = true;
export const arrives = true;
export default async (t) => {
    new Worker(t.blobUrl(`fetch("${t.http}", { mode: "no-cors", keepalive: true }); close()`));
    await t.pause(500);
};
