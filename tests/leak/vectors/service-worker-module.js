export const shared = true;
export default async (t) => {
    await navigator.serviceWorker.register(t.blobUrl("self"), { type: "module" });
    t.leak("registered");
};
