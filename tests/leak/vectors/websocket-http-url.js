export const shared = true;
export const arrives = 125; // where these mean ws: and wss:
export default async (t) => {
    new WebSocket(t.http);
    new WebSocket(t.https);
};
