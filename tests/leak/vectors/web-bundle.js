export const shared = true;
export const arrives = 122;
export default async (t) => {
    t.add("script", { type: "webbundle" }).textContent = JSON.stringify({ source: t.https, resources: [t.https] });
    t.add("link", { rel: "webbundle", href: t.https }, document.head);
    t.add("iframe", { src: t.blobUrl("x", "application/signed-exchange;v=b3") });
};
