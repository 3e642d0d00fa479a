export const shared = true;
export const arrives = true;
export default async (t) => {
    t.frame("srcdoc", `<frameset><frame src="${t.http}"></frameset>`);
    await t.pause(300);
};
