export const shared = true;
export default async (t) => {
    await t.gesture();
    t.need(globalThis.DigitalCredential ?? navigator.identity, "digital credentials");
    const digital = { requests: [{ protocol: "openid4vp", data: { client_id: t.https } }], providers: [{ protocol: "openid4vp", request: t.https }] };
    await Promise.race([t.pause(800), (navigator.identity ?? navigator.credentials).get({ digital }).then(() => t.leak("a credential"))]);
};
