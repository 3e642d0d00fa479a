export const shared = true;
export default async (t) => {
    t.add("embed", { src: t.http, type: "application/pdf" });
    t.add("object", { data: t.http, type: "application/pdf" });
    t.add("object", { data: t.http, type: "application/x-google-chrome-pdf" });
};
