import { binaryPayload, isPayload, lengthOf, textPayload } from "./payload.js";
import { closed, opened } from "./sockets.js";

const comparedEvery = 256 * 1024; // bytes
const leastDistance = 4; // messages

// Asks for messages and takes them until the server says it was the last. The time is from the
// asking to the last: the first messages may come as one batch that took its time before.
export async function receive(connect, order) {
    const { bytes, kind } = order;
    const make = kind === "text" ? textPayload : binaryPayload;
    const distance = Math.max(leastDistance, Math.floor(comparedEvery / bytes));
    const expected = new Map(); // by the place in the server's block
    const tally = { count: 0, wrong: 0, compared: 0 };
    let blockLength = 0;
    let seconds = 0;

    const compare = (data) => {
        const place = tally.count % blockLength;
        if (!expected.has(place)) {
            expected.set(place, make(place, bytes));
        }
        tally.compared += 1;
        tally.wrong += isPayload(data, expected.get(place)) ? 0 : 1;
    };

    const socket = connect("receive", { run: order.run, bytes, kind, seconds: order.seconds });
    await opened(socket);
    await new Promise((resolve, reject) => {
        const start = performance.now();
        const onWord = (word) => {
            if (word.startsWith("begin ")) {
                blockLength = Number(word.slice(6));
            } else if (seconds === 0) {
                seconds = (performance.now() - start) / 1000;
                socket.send("end");
            } else {
                resolve();
            }
        };
        socket.onclose = ({ code }) => reject(new Error(`closed with ${code} after ${tally.count}`));
        socket.onmessage = ({ data }) => {
            if (lengthOf(data) !== bytes) {
                onWord(data);
                return;
            }
            if (tally.count % distance === 0) {
                compare(data);
            }
            tally.count += 1;
        };
        socket.send("begin");
    });
    await closed(socket);
    return { ...tally, seconds };
}
