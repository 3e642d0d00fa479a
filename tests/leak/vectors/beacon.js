export const shared = true;
export const arrives = true;
export default async (t) => {
    return String(navigator.sendBeacon(t.http, "x"));
};
