export const shared = true;
// Methods that the host does not have.
export default async (t) => {
    const port = window["portcullis.port"];
    port?.post({ type: "rp:request", id: "x", method: "net.fetch", params: { url: t.http } });
    parent.postMessage({ type: "rp:request", id: "y", method: "ws.open", params: { url: t.ws } }, "*");
    await t.pause(200);
};
