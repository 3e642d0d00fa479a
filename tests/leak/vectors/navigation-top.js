export const arrives = true;
export default async (t) => {
    await t.gesture();
    top.location.href = t.http;
};
