import { closed, opened } from "./sockets.js";
import { pause } from "./tasks.js";

// Connects so many times in a row; each is closed before the next. The times are in milliseconds.
export async function connectAgain(connect, { run, count, pauseMs }) {
    const times = [];
    for (let i = 0; i < count; ++i) {
        // Chromium keeps an address locked for some milliseconds after a handshake.
        await pause(pauseMs);
        const start = performance.now();
        const socket = connect("hold", { run, bytes: 32 });
        await opened(socket);
        times.push(performance.now() - start);
        await closed(socket);
    }
    return { times };
}

const held = [];

// Opens so many connections that send back what comes, and keeps them.
export async function hold(connect, { run, bytes, count }) {
    for (let i = 0; i < count; ++i) {
        const socket = connect("hold", { run, bytes });
        await opened(socket);
        socket.onmessage = ({ data }) => socket.send(data);
        held.push(socket);
    }
    return { count: held.length };
}

export async function release() {
    const count = held.length;
    await Promise.all(held.splice(0).map(closed));
    return { count };
}
