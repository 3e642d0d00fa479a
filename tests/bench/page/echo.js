import { textPayload } from "./payload.js";
import { closed, nextMessage, opened } from "./sockets.js";

// Sends the next message as soon as the former has come back; the server takes the times.
export async function echo(connect, { run, bytes, count, seconds }) {
    const socket = connect("echo", { run, bytes });
    await opened(socket);
    const end = performance.now() + seconds * 1000;
    let done = 0;
    let wrong = 0;
    await new Promise((resolve, reject) => {
        let sent = textPayload(0, bytes);
        socket.onclose = ({ code }) => reject(new Error(`closed with ${code} after ${done}`));
        socket.onmessage = ({ data }) => {
            wrong += data === sent ? 0 : 1;
            done += 1;
            if (done === count || performance.now() > end) {
                resolve();
                return;
            }
            sent = textPayload(done, bytes);
            socket.send(sent);
        };
        socket.send(sent);
    });
    const answer = nextMessage(socket);
    socket.send("end");
    await answer;
    await closed(socket);
    return { count: done, wrong };
}

// The same while another connection receives so many bytes a second.
export async function echoBesideStream(connect, { stream, ...params }) {
    const socket = connect("stream", { run: params.run, ...stream });
    let received = 0;
    const isOver = new Promise((resolve, reject) => {
        socket.onclose = ({ code }) => reject(new Error(`the stream closed with ${code}`));
        socket.onmessage = ({ data }) => {
            received += data.length === stream.bytes ? 1 : 0;
            if (data === "end") {
                resolve();
            }
        };
    });
    await new Promise((resolve) => {
        socket.onopen = resolve;
    });
    const result = await echo(connect, params);
    socket.send("end");
    await isOver;
    await closed(socket);
    return { ...result, streamed: received };
}
