export const shared = true;
export const arrives = true;
export default async (t) => {
    await fetch(t.http.replace("http://", "http://").concat("?user"), { credentials: "include" });
};
