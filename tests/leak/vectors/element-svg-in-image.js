export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("img", { src: t.http });
    t.add("img", { src: "data:image/svg+xml," + encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg"><image href="${t.http}"/><style>@import "${t.http}";</style><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="${t.http}"/></foreignObject></svg>`) });
};
