export const shared = true;
export default async (t) => {
    await t.need(CSS.animationWorklet, "animationWorklet").addModule(t.http);
};
