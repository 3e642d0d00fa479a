export const untouched = true;
export default async (t) => {
    const a = t.add("a", { href: `mailto:a@${t.name}`, style: "position:fixed;inset:0" });
    a.append("link");
    a.focus();
    a.click();
    await t.pause(500);
    location.href = a.href;
};
