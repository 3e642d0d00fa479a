export const untouched = true;
export const arrives = true;
export default async (t) => {
    const a = t.add("a", { href: t.http, style: "position:fixed;inset:0" });
    a.append("link");
    for (const target of ["", "_blank", "_top", "other"]) {
        a.target = target;
        a.click();
    }
};
