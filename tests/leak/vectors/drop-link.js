export const shared = true;
export default async (t) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/uri-list", t.http);
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
};
