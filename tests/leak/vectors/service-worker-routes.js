// Static routing: the engine itself would fetch for the worker, without asking it.
export default async (t) => {
    const code = `addEventListener("install", (event) => event.addRoutes({ condition: { urlPattern: "*" }, source: "network" }));`;
    for (const url of [t.blobUrl(code), "./vectors/service-worker-routes.js"]) {
        await navigator.serviceWorker.register(url).then(() => t.leak("registered"), String);
    }
};
