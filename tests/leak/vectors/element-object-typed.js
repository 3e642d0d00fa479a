export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("object", { data: t.http, type: "text/html" });
    t.add("object", { data: t.http, type: "image/svg+xml" });
};
