export const shared = true;
export default async (t) => {
    const realm = new (t.need(globalThis.ShadowRealm, "ShadowRealm"))();
    await realm.importValue(t.http, "x");
};
