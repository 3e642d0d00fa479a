export const arrives = true;
export default async (t) => {
    t.need(globalThis.navigation, "navigation").navigate(t.http);
};
