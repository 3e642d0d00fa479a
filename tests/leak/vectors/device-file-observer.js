export const shared = true;
export default async (t) => {
    const Observer = t.need(globalThis.FileSystemObserver, "FileSystemObserver");
    await new Observer(() => 0).observe(await navigator.storage.getDirectory());
};
