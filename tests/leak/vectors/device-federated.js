export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need(globalThis.FederatedCredential ?? globalThis.IdentityCredential, "federated identity");
    const found = await navigator.credentials.get({ federated: { providers: [{ url: t.https, clientId: "x" }] }, identity: { providers: [{ configURL: t.https, clientId: "x" }] } });
    if (found) t.leak("an identity");
};
