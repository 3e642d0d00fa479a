export const shared = true;
export default async (t) => {
    t.need(globalThis.HTMLPortalElement, "portal");
    t.add("portal", { src: t.http });
};
