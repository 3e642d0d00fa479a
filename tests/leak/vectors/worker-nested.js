export const shared = true;
export default async (t) => {
    const code = `fetch("${t.http}", { mode: "no-cors" })`;
    new Worker(t.blobUrl(`new Worker(URL.createObjectURL(new Blob([${JSON.stringify(code)}])))`));
    await t.pause(700);
};
