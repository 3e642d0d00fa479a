export const shared = true;
export default async (t) => {
    await t.gesture();
    await Promise.race([t.need(navigator.credentials, "credentials").create({ publicKey: { rp: { name: "x" }, user: { id: new Uint8Array(1), name: "x", displayName: "x" }, challenge: new Uint8Array(16), pubKeyCredParams: [{ type: "public-key", alg: -7 }] } }).then(() => t.leak("a key")), t.pause(800)]);
};
