export const shared = true;
export const arrives = true;
export default async (t) => {
    await import(t.http);
};
