export default async (t) => {
    const link = t.add("a", { href: t.http, draggable: "true", style: "position:fixed;inset:0" });
    addEventListener("dragstart", ({ dataTransfer }) => {
        dataTransfer.setData("text/uri-list", t.http);
        dataTransfer.setData("DownloadURL", `text/plain:leak.txt:${t.http}`);
    });
    // The click that may be offered to the user is another vector's.
    link.addEventListener("click", (event) => event.preventDefault());
    link.dispatchEvent(new DragEvent("dragstart", { dataTransfer: new DataTransfer(), bubbles: true }));
    await t.gesture();
};
