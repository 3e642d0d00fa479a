export const shared = true;
export const arrives = true;
export default async (t) => {
    new Worker(t.blobUrl(`const x = new XMLHttpRequest(); x.open("GET", "${t.http}", false); x.send()`));
    await t.pause(500);
};
