export const shared = true;
export const arrives = true;
export default async (t) => {
    t.frame("srcdoc", t.script(`new WebTransport("${t.https}")`));
    t.frame("blob", t.script(`new WebTransport("${t.https}")`));
    t.frame("data", t.script(`new WebTransport("${t.https}")`));
    await t.pause(500);
};
