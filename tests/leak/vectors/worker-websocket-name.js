export const shared = true;
export const arrives = true;
export default async (t) => {
    new Worker(t.blobUrl(`new WebSocket("${t.byName.ws}")`));
    await t.pause(600);
};
