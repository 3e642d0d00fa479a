export const shared = true;
export const arrives = true;
export default async (t) => {
    const svg = t.add("svg:svg");
    const image = t.add("svg:image", { width: 9, height: 9 }, svg);
    t.add("svg:set", { attributeName: "href", to: t.http }, image);
    t.add("svg:animate", { attributeName: "href", values: t.http }, image);
};
