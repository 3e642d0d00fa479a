export const shared = true;
export const arrives = true;
export default async (t) => {
    await new Promise((resolve) => { const e = new EventSource(t.http); e.onerror = () => { e.close(); resolve(); }; });
};
