export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need(window.showDirectoryPicker, "showDirectoryPicker")();
    t.leak("a folder");
};
