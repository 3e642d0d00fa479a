// Not shared: where an engine has only a part of it, this can cost the whole process.
export default async (t) => {
    const storage = t.need(globalThis.sharedStorage, "sharedStorage");
    const code = t.blobUrl(`register("send", class { async run() { privateAggregation.contributeToHistogram({ bucket: 1n, value: 1 }); } });`);
    const tries = await Promise.allSettled([
        storage.set("x", "1"),
        storage.worklet.addModule(t.http),
        storage.createWorklet?.(t.https),
        storage.worklet.addModule(code).then(() => storage.run("send")),
    ]);
    return tries.map(({ reason }) => reason?.name ?? "done").join(" ");
};
