export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("img", { attributionsrc: t.https });
    t.add("a", { attributionsrc: t.https, href: "javascript:0" }).click();
    window.open("about:blank", "_blank", `attributionsrc=${t.https}`);
    t.need(document.featurePolicy?.features().includes("attribution-reporting") || undefined, "attribution reporting");
};
