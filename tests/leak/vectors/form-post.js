export const arrives = true;
export default async (t) => {
    const form = t.add("form", { action: t.http, method: "post", enctype: "text/plain" });
    t.add("input", { name: "secret", value: "1" }, form);
    form.requestSubmit();
};
