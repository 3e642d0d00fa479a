export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need(globalThis.FederatedCredential ?? globalThis.IdentityCredential, "federated identity");
    const providers = [t.https, t.byName.https];
    for (const mode of ["passive", "active", "button", "widget"]) {
        const found = await navigator.credentials.get({ federated: { providers }, identity: { mode, providers: providers.map((configURL) => ({ configURL, clientId: "x" })) } }).catch(String);
        if (typeof found === "object" && found) t.leak("an identity");
    }
    await globalThis.IdentityCredential?.disconnect?.({ configURL: t.https, clientId: "x", accountHint: "x" });
};
