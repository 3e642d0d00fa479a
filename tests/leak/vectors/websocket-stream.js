export const shared = true;
export const arrives = true;
export default async (t) => {
    const stream = new (t.need(globalThis.WebSocketStream, "WebSocketStream"))(t.ws);
    await stream.connection;
};
