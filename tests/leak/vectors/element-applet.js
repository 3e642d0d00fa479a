export const shared = true;
export default async (t) => {
    t.add("applet", { code: t.http, archive: t.http, codebase: t.http });
    t.add("bgsound", { src: t.http });
    t.add("xml", { src: t.http });
    t.add("command", { icon: t.http });
    t.add("isindex", { action: t.http });
};
