export const shared = true;
export const arrives = true;
export default async (t) => {
    const image = t.add("svg:image", { width: 9, height: 9 }, t.add("svg:svg"));
    image.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", t.http);
};
