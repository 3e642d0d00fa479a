export const shared = true;
export const arrives = true;
export default async (t) => {
    t.frame("srcdoc", `<meta http-equiv="refresh" content="0;url=${t.http}">`);
    await t.pause(500);
};
