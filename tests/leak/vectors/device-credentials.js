export const shared = true;
export default async (t) => {
    await t.gesture();
    const found = await t.need(navigator.credentials, "credentials").get({ password: true, mediation: "optional" });
    if (found) t.leak(found.id);
};
