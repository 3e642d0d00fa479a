export const arrives = true;
export default async (t) => {
    t.add("svg:a", { href: t.http }, t.add("svg:svg")).dispatchEvent(new MouseEvent("click", { bubbles: true }));
};
