export const arrives = true;
export default async (t) => {
    const form = t.add("form");
    t.add("button", { formaction: t.http, formmethod: "post" }, form).click();
};
