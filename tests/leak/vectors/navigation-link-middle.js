export const arrives = true;
export default async (t) => {
    await t.gesture();
    const link = t.add("a", { href: t.http });
    link.dispatchEvent(new MouseEvent("click", { button: 1, ctrlKey: true, bubbles: true }));
    link.dispatchEvent(new MouseEvent("click", { metaKey: true, shiftKey: true, bubbles: true }));
};
