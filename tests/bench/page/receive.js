import { binaryPayload, isPayload, lengthOf, textPayload } from "./payload.js";
import { closed, nextMessage, opened } from "./sockets.js";

const comparedEvery = 256 * 1024; // bytes
const leastDistance = 4; // messages

// Counts the messages and compares some of them with what the server has sent.
class Tally {
    #make;
    #distance;
    #expected = new Map(); // by the place in the block that the server repeats
    blockLength = 0;
    count = 0;
    compared = 0;
    wrong = 0;

    constructor({ kind, bytes }) {
        this.bytes = bytes;
        this.#make = kind === "text" ? textPayload : binaryPayload;
        this.#distance = Math.max(leastDistance, Math.floor(comparedEvery / bytes));
    }

    take(data) {
        if (this.count % this.#distance === 0) {
            this.#compare(data, this.count % this.blockLength);
        }
        this.count += 1;
    }

    #compare(data, place) {
        if (!this.#expected.has(place)) {
            this.#expected.set(place, this.#make(place, this.bytes));
        }
        this.compared += 1;
        this.wrong += isPayload(data, this.#expected.get(place)) ? 0 : 1;
    }
}

// What is not as long as a message is `begin` with the length of the block, or `end`.
const takeAll = (socket, tally) => new Promise((resolve, reject) => {
    socket.onclose = ({ code }) => reject(new Error(`closed with ${code} after ${tally.count}`));
    socket.onmessage = ({ data }) => {
        if (lengthOf(data) === tally.bytes) {
            tally.take(data);
        } else if (data === "end") {
            resolve();
        } else {
            tally.blockLength = Number(data.split(" ")[1]);
        }
    };
    socket.send("begin");
});

// Asks for messages and takes them until the server says it was the last. The time is from the
// asking to the last: the first messages may come as one batch that took its time before.
export async function receive(connect, { run, bytes, kind, seconds }) {
    const tally = new Tally({ kind, bytes });
    const socket = connect("receive", { run, bytes, kind, seconds });
    await opened(socket);
    const start = performance.now();
    await takeAll(socket, tally);
    const elapsed = performance.now() - start;
    const answer = nextMessage(socket);
    socket.send("end");
    await answer;
    await closed(socket);
    const { count, compared, wrong } = tally;
    return { count, compared, wrong, seconds: elapsed / 1000 };
}
