export const untouched = true;
export default async (t) => {
    const a = t.add("a", { href: t.http, style: "position:fixed;inset:0" });
    a.addEventListener("mousemove", () => a.click(), { once: true });
    await t.pause(1500);
};
