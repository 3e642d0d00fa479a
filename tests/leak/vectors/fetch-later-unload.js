export const arrives = 122;
export default async (t) => {
    const frame = t.frame("srcdoc", t.script(`fetchLater("${t.https}"); fetchLater("${t.http}");`));
    t.need(globalThis.fetchLater, "fetchLater");
    await t.pause(400);
    frame.remove();
    await t.pause(600);
};
