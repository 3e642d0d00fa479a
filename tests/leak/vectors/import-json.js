export const shared = true;
export default async (t) => {
    await import(t.http, { assert: { type: "json" } });
};
