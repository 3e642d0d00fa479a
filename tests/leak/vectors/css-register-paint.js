export const shared = true;
export const arrives = true;
export default async (t) => {
    await t.need(CSS.paintWorklet, "paintWorklet").addModule(t.http);
};
