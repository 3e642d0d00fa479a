export const shared = true;
export default async (t) => {
    for (const rel of ["next", "prev", "search", "pingback", "author", "help", "license", "canonical", "amphtml", "alternate", "bookmark", "payment-method-manifest", "webauthn", "compression-dictionary", "monetization", "serviceworker", "subresource", "prefetch-src"]) {
        t.add("link", { rel, href: t.http }, document.head);
    }
};
