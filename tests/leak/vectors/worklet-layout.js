export const shared = true;
export default async (t) => {
    await t.need(CSS.layoutWorklet, "layoutWorklet").addModule(t.http);
};
