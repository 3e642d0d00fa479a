export const shared = true;
export const arrives = true;
export default async (t) => {
    const Transport = t.need(globalThis.WebTransport, "WebTransport");
    const serverCertificateHashes = [{ algorithm: "sha-256", value: new Uint8Array(32) }];
    const tries = [t.https, t.far.https, t.ip6.https].map((url) => new Transport(url, { serverCertificateHashes, requireUnreliable: true }).ready.catch(() => 0));
    await Promise.race([Promise.all(tries), t.pause(1500)]);
};
