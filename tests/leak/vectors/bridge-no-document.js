export const shared = true;
// Lines with the key of no document.
export default async (t) => {
    for (let i = 0; i < 20; ++i) {
        console.debug(`\u0001${"0".repeat(32)}j9|{"type":"rp:request","id":"x","method":"ws.connect","params":{"connectionId":"x","url":"${t.ws}"}}`);
    }
    await t.pause(200);
};
