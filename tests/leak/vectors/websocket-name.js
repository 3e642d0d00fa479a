export const shared = true;
export const arrives = true;
export default async (t) => {
    await new Promise((resolve) => { new WebSocket(t.byName.ws).onerror = resolve; });
};
