export const arrives = true;
export default async (t) => {
    await t.pause(50);
    location.assign(t.http);
};
