export const shared = true;
export default async (t) => {
    const Transport = t.need(globalThis.WebTransport, "WebTransport");
    const transport = new Transport(t.https);
    new Transport(t.byName.https).closed.catch(() => 0);
    await transport.ready;
};
