export const arrives = true;
export default async (t) => {
    t.add("meta", { "http-equiv": "refresh", content: `0;url=${t.http}` }, document.head);
    await t.pause(300);
};
