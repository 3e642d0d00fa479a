export const shared = true;
export default async (t) => {
    const d = document.implementation.createDocument("", "", null);
    t.need(d.load, "Document.load").call(d, t.http);
};
