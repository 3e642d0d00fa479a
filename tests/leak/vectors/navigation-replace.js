export const arrives = true;
export default async (t) => {
    location.replace(t.byName.http);
};
