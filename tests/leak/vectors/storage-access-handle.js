export default async (t) => {
    const request = t.need(document.requestStorageAccess, "requestStorageAccess").bind(document);
    await t.gesture();
    const handle = await request({ all: true });
    t.need(handle, "handle").localStorage.setItem("x", "1");
    t.leak("storage");
    await document.requestStorageAccessFor?.(t.https);
};
