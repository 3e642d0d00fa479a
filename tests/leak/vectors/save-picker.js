export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need(window.showSaveFilePicker, "showSaveFilePicker")({ suggestedName: "leak.txt" });
    t.leak("a file to write");
};
