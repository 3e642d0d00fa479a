export const shared = true;
export default async (t) => {
    await navigator.serviceWorker.register("./vectors/worker-service.js");
    await navigator.serviceWorker.register(t.http);
};
