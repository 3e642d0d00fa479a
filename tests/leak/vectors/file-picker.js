export const shared = true;
export default async (t) => {
    await t.gesture();
    t.add("input", { type: "file" }).click();
    const [file] = await t.need(window.showOpenFilePicker, "showOpenFilePicker")();
    t.leak(file.name);
};
