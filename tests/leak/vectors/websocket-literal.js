export const shared = true;
export const arrives = true;
export default async (t) => {
    new WebSocket(t.far.ws);
    new WebSocket(t.ip6.ws);
};
