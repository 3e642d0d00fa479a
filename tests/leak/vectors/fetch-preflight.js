export const shared = true;
export const arrives = true;
export default async (t) => {
    await fetch(t.http, { method: "PUT", headers: { "X-Secret": "1" } });
};
