export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need((await navigator.serviceWorker.getRegistration())?.pushManager, "push").subscribe({ userVisibleOnly: true });
    t.leak("subscribed");
};
