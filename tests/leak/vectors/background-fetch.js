export const shared = true;
export default async (t) => {
    const worker = await navigator.serviceWorker.getRegistration();
    await t.need(worker?.backgroundFetch, "backgroundFetch").fetch("x", [t.http]);
};
