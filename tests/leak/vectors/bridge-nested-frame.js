export const shared = true;
// Only the resource's own frame speaks for it.
export default async (t) => {
    const text = `parent.parent.postMessage({ type: "rp:request", id: "x", method: "ws.connect", params: { connectionId: "nested", url: "${t.ws}" } }, "*")`;
    t.frame("srcdoc", t.script(text));
    t.frame("data", t.script(text));
    await t.pause(400);
};
