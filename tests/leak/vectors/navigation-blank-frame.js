export const shared = true;
export const arrives = true;
export default async (t) => {
    const frame = t.add("iframe", { src: "about:blank" });
    frame.contentWindow.eval(`fetch("${t.http}", { mode: "no-cors" }); new WebSocket("${t.ws}")`);
    await t.pause(500);
};
