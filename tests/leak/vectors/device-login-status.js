export const shared = true;
export default async (t) => {
    await t.need(navigator.login, "login").setStatus("logged-in");
    await globalThis.IdentityProvider?.getUserInfo?.({ configURL: t.https, clientId: "x" });
};
