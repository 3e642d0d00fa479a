export const shared = true;
export default async (t) => {
    t.add("iframe", { src: t.blobUrl(`<?xml-stylesheet type="text/xsl" href="${t.http}"?><?xml-stylesheet type="text/css" href="${t.http}"?><a/>`, "text/xml") });
    await t.pause(300);
};
