export const shared = true;
export const arrives = true;
export default async (t) => {
    await fetch(t.https, { mode: "no-cors" });
};
