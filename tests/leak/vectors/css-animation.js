export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("div", { style: "width: 9px; height: 9px" }).animate({ backgroundImage: [`url(${t.http})`, `url(${t.http}?2)`] }, 500);
};
