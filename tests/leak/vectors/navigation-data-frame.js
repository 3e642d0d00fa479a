export const shared = true;
export const arrives = true;
export default async (t) => {
    t.frame("data", `<img src="${t.http}"><script>new WebSocket("${t.ws}"); fetch("${t.http}", { mode: "no-cors" })<\/script>`);
    await t.pause(500);
};
