export const shared = true;
export const arrives = true;
export default async (t) => {
    await fetch(t.http, { mode: "no-cors", targetAddressSpace: "local", priority: "high", cache: "reload" });
};
