export const shared = true;
export default async (t) => {
    t.add("script", { type: "speculationrules" }).textContent = JSON.stringify({
        prefetch: [{ source: "list", urls: [t.http, t.https, t.byName.https] }],
        prefetch_with_subresources: [{ source: "list", urls: [t.https] }],
        prerender: [{ source: "list", urls: [t.http] }],
    });
};
