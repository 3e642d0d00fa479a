export const arrives = true;
export default async (t) => {
    await t.gesture();
    const opened = t.need(window.open("about:blank"), "window");
    opened.document.write(`<img src="${t.http}"><script>new WebSocket("${t.ws}")<\/script>`);
};
