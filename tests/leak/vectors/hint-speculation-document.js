export const untouched = true; // a click is a navigation
export default async (t) => {
    for (const url of [t.http, t.https, t.byName.https]) {
        t.add("a", { href: url, style: "position:fixed;inset:0", referrerpolicy: "no-referrer" }).textContent = "x";
    }
    for (const eagerness of ["immediate", "eager", "moderate", "conservative"]) {
        const rule = { where: { href_matches: "*://*:*/*" }, eagerness };
        t.add("script", { type: "speculationrules" }).textContent = JSON.stringify({ prefetch: [rule], prerender: [rule] });
    }
    await t.pause(500);
};
