export const untouched = true;
export const arrives = true;
export default async (t) => {
    const a = t.add("a", { href: t.http, style: "position:fixed;inset:0" });
    a.append("link");
    a.focus();
    for (let i = 0; i < 30; ++i) {
        location.href = t.http;
        await t.pause(20);
    }
};
