export const shared = true;
export const arrives = true;
export default async (t) => {
    new Image().src = t.http;
    await new Image().decode?.().catch(() => 0);
};
