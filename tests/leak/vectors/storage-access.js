export default async (t) => {
    await t.need(document.requestStorageAccess, "requestStorageAccess").call(document);
    localStorage.setItem("x", "1");
    t.leak("storage");
};
