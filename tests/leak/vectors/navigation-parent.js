export const arrives = true;
export default async (t) => {
    parent.location = t.http;
};
