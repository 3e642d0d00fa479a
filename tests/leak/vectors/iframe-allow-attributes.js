export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("iframe", { src: t.http, sandbox: "", credentialless: "", referrerpolicy: "unsafe-url", loading: "eager" });
    t.add("iframe", { src: t.http, policy: "x", importance: "high", allow: "camera *; fullscreen *" });
};
