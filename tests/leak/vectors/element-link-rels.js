export const shared = true;
export default async (t) => {
    for (const rel of ["next", "prev", "search", "pingback", "author", "help", "license", "canonical", "amphtml", "alternate", "bookmark", "payment-method-manifest", "webauthn", "monetization", "serviceworker", "subresource", "prefetch-src", "expect", "privacy-policy", "terms-of-service", "facilitated-payment", "payment", "origin-agent-cluster", "fetch-later", "spatial-model"]) {
        t.add("link", { rel, href: t.http, blocking: "render", fetchpriority: "high" }, document.head);
    }
};
