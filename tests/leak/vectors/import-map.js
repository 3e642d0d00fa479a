export const shared = true;
export const arrives = true;
export default async (t) => {
    const map = t.add("script", { type: "importmap" });
    map.textContent = JSON.stringify({ imports: { leak: t.http } });
    await import("leak").catch(() => import(t.http));
};
