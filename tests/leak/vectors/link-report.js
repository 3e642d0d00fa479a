export const untouched = true;
export default async (t) => {
    const a = t.add("a", { href: t.http, style: "position:fixed;inset:0" });
    a.append("link");
    a.focus();
    await t.pause(500);
    console.error(`Blocked opening '${t.http}' in a new window because the request was made`);
    console.error("Navigation to external protocol blocked by sandbox.");
    console.error("Unsafe attempt to initiate navigation for frame with URL");
};
