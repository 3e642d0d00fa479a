export const shared = true;
export const arrives = true; // as a request without the token, if the engine has none
export default async (t) => {
    const requests = [{ trustToken: { type: "token-request" } }, { privateToken: { version: 1, operation: "token-request" } }];
    await Promise.allSettled(requests.map((token) => fetch(t.https, { ...token, mode: "no-cors" })));
    await t.need(document.hasPrivateToken, "private tokens").call(document, `https://${t.host}`);
};
