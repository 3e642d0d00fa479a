export const shared = true;
export default async (t) => {
    const worker = await navigator.serviceWorker.getRegistration();
    await t.need(worker, "service worker").showNotification("x", { icon: t.http, image: t.http, badge: t.http });
    t.leak("shown");
};
