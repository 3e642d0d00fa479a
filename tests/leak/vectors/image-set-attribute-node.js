export const shared = true;
export const arrives = true;
export default async (t) => {
    const attribute = document.createAttribute("src");
    attribute.value = t.http;
    t.add("img").setAttributeNode(attribute);
    t.add("img").srcset = t.http;
    document.createRange().createContextualFragment(`<img src="${t.http}?2">`);
};
