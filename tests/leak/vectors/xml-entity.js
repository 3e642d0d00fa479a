export const shared = true;
export default async (t) => {
    t.frame("blob", "");
    const xml = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "${t.http}"><!ENTITY % p SYSTEM "${t.http}"> %p;]><a>&e;</a>`;
    new DOMParser().parseFromString(xml, "text/xml");
    t.add("iframe", { src: t.blobUrl(xml, "text/xml") });
    await t.pause(300);
};
