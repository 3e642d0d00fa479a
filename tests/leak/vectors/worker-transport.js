export const shared = true;
export default async (t) => {
    new Worker(t.blobUrl(`new WebTransport("${t.https}")`));
    await t.pause(300);
};
