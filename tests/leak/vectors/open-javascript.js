export const arrives = true;
export default async (t) => {
    await t.gesture();
    window.open(`javascript:"<img src=${t.http}>"`);
    window.open(t.blobUrl(`<img src="${t.http}">`, "text/html"));
};
