export const shared = true;
export default async (t) => {
    const add = (rules) => {
        t.add("script", { type: "speculationrules" }).textContent = JSON.stringify(rules);
    };
    const hosts = [t, t.byName, t.far, t.ip6];
    for (const eagerness of ["immediate", "eager"]) {
        const urls = hosts.flatMap(({ http, https }) => [http, https].map((url) => `${url}?${eagerness}`));
        add({ prefetch: [{ urls, eagerness, requires: ["anonymous-client-ip-when-cross-origin"] }] });
        add({ prefetch: [{ urls, eagerness, referrer_policy: "no-referrer", expects_no_vary_search: "params" }] });
        add({ prerender: [{ urls, eagerness, target_hint: "_blank" }], prerender_until_script: [{ urls, eagerness }] });
    }
};
