export const untouched = true;
export default async (t) => {
    const a = t.add("a", { href: t.http, style: "position:fixed;inset:0" });
    for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "auxclick"]) {
        const init = { bubbles: true, cancelable: true, composed: true, button: 0, detail: 1 };
        a.dispatchEvent(new PointerEvent(type, init));
        a.dispatchEvent(new MouseEvent(type, init));
    }
};
