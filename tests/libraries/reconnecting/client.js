import "../harness/install.js";
import ReconnectingWebSocket from "reconnecting-websocket";
import { bytesUpTo, equal, pending, run } from "../harness/run.js";

const total = 20;
const perConnection = 5;

run("reconnecting", async (address) => {
    const socket = new ReconnectingWebSocket(address, [], {
        minReconnectionDelay: 20,
        maxReconnectionDelay: 100,
    });
    const codes = [];
    const received = [];
    let opens = 0;
    const all = pending("all messages");
    const send = () => socket.send(`message ${received.length}`);

    socket.addEventListener("open", () => ++opens);
    socket.addEventListener("message", ({ data }) => {
        received.push(data);
        if (received.length === total) all.resolve();
        // After so many the server drops the connection, and the next one waits for that.
        else if (received.length % perConnection !== 0) send();
    });
    socket.addEventListener("close", ({ code }) => {
        codes.push(code);
        send();
    });
    send();
    await all.promise;

    equal(received, Array.from({ length: total }, (_, i) => `message ${i}`), "messages");
    equal(opens, 4, "opens");
    equal(codes, [1006, 1012, 1006], "close codes");

    const binary = pending("the binary message");
    socket.addEventListener("message", ({ data }) => binary.resolve(data), { once: true });
    socket.send(bytesUpTo(1000));
    const blob = await binary.promise;
    equal(blob instanceof Blob, true, "binary messages are blobs");
    equal(await blob.arrayBuffer(), bytesUpTo(1000), "binary message");

    const closed = pending("the close event");
    socket.onclose = closed.resolve;
    socket.close(3000, "done");
    const { code, reason } = await closed.promise;
    equal([code, reason], [3000, "done"], "close");
});
