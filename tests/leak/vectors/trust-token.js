export const shared = true;
export default async (t) => {
    await fetch(t.https, { trustToken: { type: "token-request" }, mode: "no-cors" });
};
