export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("iframe", { csp: "default-src *", allow: "*", srcdoc: `<img src="${t.http}">` });
    await t.pause(400);
};
