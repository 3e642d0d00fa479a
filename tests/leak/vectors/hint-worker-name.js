export const shared = true;
export default async (t) => {
    new Worker(t.blobUrl(`fetch("${t.byName.http}", { mode: "no-cors" })`));
    await t.pause(400);
};
