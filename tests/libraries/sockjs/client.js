import "../harness/install.js";
import "./info.js";
import SockJS from "sockjs-client/dist/sockjs.js";
import { equal, pending, run } from "../harness/run.js";

run("sockjs", async (address) => {
    const socket = new SockJS(address, null, { transports: ["websocket"] });
    const opened = pending("the open event");
    const received = [];
    const all = pending("all messages");
    socket.onopen = opened.resolve;
    socket.onmessage = ({ data }) => {
        if (received.push(data) === 3) all.resolve();
    };
    await opened.promise;
    equal(socket.transport, "websocket", "transport");

    const texts = ["Grüße", "\u2028\ud83d\ude00", "x".repeat(100_000)];
    for (const text of texts) socket.send(text);
    await all.promise;
    equal(received, texts, "messages");

    const closed = pending("the close event");
    socket.onclose = closed.resolve;
    socket.send("close me");
    const { code, reason, wasClean } = await closed.promise;
    equal([code, reason, wasClean], [3001, "as you wish", true], "close");
});
