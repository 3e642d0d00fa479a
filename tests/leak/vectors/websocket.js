export const shared = true;
export const arrives = true;
export default ({ ws }) => new Promise((resolve) => {
    const socket = new WebSocket(ws);
    socket.onerror = () => resolve("error");
    socket.onopen = () => resolve("open");
});
