export const shared = true;
export default async (t) => {
    t.add("img", { attributionsrc: t.http });
    t.add("a", { attributionsrc: t.http, href: "#" });
    t.need(document.featurePolicy?.features().includes("attribution-reporting") || undefined, "attribution reporting");
};
