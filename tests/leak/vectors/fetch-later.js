export const shared = true;
export const arrives = 122;
export default async (t) => {
    t.need(globalThis.fetchLater, "fetchLater");
    for (const url of [t.https, t.http]) {
        try {
            fetchLater(url, { activateAfter: 0, activationTimeout: 0 });
        } catch (error) {
            console.log(String(error));
        }
    }
    await t.pause(600);
};
