export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("div", { style: "width: 9px; height: 9px" }).attributeStyleMap.set("background-image", `url(${t.http})`);
};
