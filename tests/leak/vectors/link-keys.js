export const untouched = true;
export default async (t) => {
    const a = t.add("a", { href: t.http, tabindex: "0" });
    a.append("link");
    a.focus();
    for (const type of ["keydown", "keypress", "keyup"]) {
        a.dispatchEvent(new KeyboardEvent(type, { key: "Enter", code: "Enter", keyCode: 13, bubbles: true }));
    }
    a.click();
};
