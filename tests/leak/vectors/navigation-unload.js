export const arrives = true;
// What is sent while the document ends.
export default async (t) => {
    addEventListener("pagehide", () => navigator.sendBeacon(t.http, "x"));
    addEventListener("unload", () => fetch(t.http, { mode: "no-cors", keepalive: true }));
    await t.pause(50);
    location.reload();
};
