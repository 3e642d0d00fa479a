export const shared = true;
export default async (t) => {
    await t.need(navigator.storage, "storage").getDirectory();
    t.leak("a folder");
};
