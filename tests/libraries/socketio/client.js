import "../harness/install.js";
import { io } from "socket.io-client";
import { bytesUpTo, equal, pending, run, sleep } from "../harness/run.js";

const once = (emitter, event) => {
    const { promise, resolve } = pending(event);
    emitter.once(event, (...values) => resolve(values));
    return promise;
};

run("socketio", async (address) => {
    const enter = (token) =>
        io(`${address}/room`, { transports: ["websocket"], auth: { token }, forceNew: true });

    const socket = enter("right");
    await once(socket, "connect");
    equal(socket.io.engine.transport.name, "websocket", "transport");

    equal(await socket.emitWithAck("add", 2, 3), 5, "answer");
    const order = Array.from({ length: 100 }, (_, i) => i);
    equal(await Promise.all(order.map((i) => socket.emitWithAck("add", i, 0))), order, "many answers");

    socket.once("question", (text, answer) => answer(`${text} indeed`));
    equal(await socket.emitWithAck("ask me"), "really? indeed", "answer to the server");

    const sent = { name: "both", parts: [bytesUpTo(10), bytesUpTo(100_000)] };
    const back = await socket.emitWithAck("binary", sent);
    equal(back.name, "both", "object around the binary data");
    equal(back.parts[0], sent.parts[0], "first attachment");
    equal(back.parts[1], sent.parts[1], "second attachment");

    const other = enter("wrong");
    const [refusal] = await once(other, "connect_error");
    equal(refusal.message, "not you", "refusal");
    other.close();

    // Some heartbeats, without which the server would have given up.
    await sleep(1500);
    equal(socket.connected, true, "connection after the heartbeats");

    const broken = once(socket, "disconnect");
    const reconnected = once(socket.io, "reconnect");
    socket.emit("break me");
    equal((await broken)[0], "transport close", "reason of the loss");
    await reconnected;
    if (!socket.connected) await once(socket, "connect");
    equal(await socket.emitWithAck("add", 1, 1), 2, "answer after the loss");

    const thrownOut = once(socket, "disconnect");
    socket.emit("throw me out");
    equal((await thrownOut)[0], "io server disconnect", "reason of the server");
    socket.connect();
    await once(socket, "connect");
    const left = once(socket, "disconnect");
    socket.disconnect();
    equal((await left)[0], "io client disconnect", "reason of the client");
});
