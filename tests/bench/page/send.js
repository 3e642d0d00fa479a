import { binaryPayload, textPayload } from "./payload.js";
import { closed, nextMessage, opened } from "./sockets.js";
import { nextTask } from "./tasks.js";

const mebibyte = 1024 * 1024;

// Keeps the socket's buffer between half and the whole of what a page would let wait. The time is
// from the first message to the server's word that it has them all.
export async function send(connect, order) {
    const { run, bytes, kind } = order;
    const data = (kind === "text" ? textPayload : binaryPayload)(0, bytes);
    const most = bytes < mebibyte ? mebibyte : 4 * mebibyte;
    const socket = connect("send", { run, bytes, kind });
    await opened(socket);
    const start = performance.now();
    let count = 0;
    while (performance.now() < start + order.seconds * 1000) {
        for (; socket.bufferedAmount < most; ++count) {
            socket.send(data);
        }
        while (socket.bufferedAmount > most / 2) {
            await nextTask();
        }
    }
    const answer = nextMessage(socket);
    socket.send("end");
    await answer;
    const seconds = (performance.now() - start) / 1000;
    await closed(socket);
    return { count, seconds };
}
