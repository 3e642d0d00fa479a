import "../harness/install.js";
import { Socket } from "phoenix";
import { bytesUpTo, equal, pending, rejection, run } from "../harness/run.js";

const reply = (push) => {
    const { promise, resolve, reject } = pending("a reply");
    push.receive("ok", resolve).receive("error", reject).receive("timeout", reject);
    return promise;
};

run("phoenix", async (address) => {
    const socket = new Socket(`${address}/socket`, {
        params: { token: "right" },
        heartbeatIntervalMs: 100,
        reconnectAfterMs: () => 20,
        rejoinAfterMs: () => 20,
    });
    const codes = [];
    socket.onClose(({ code }) => codes.push(code));
    socket.connect();

    const channel = socket.channel("room:lobby", { name: "Ada" });
    const joins = [];
    const rejoined = pending("the second join");
    const joined = channel.join().receive("ok", ({ welcome }) => {
        if (joins.push(welcome) === 2) rejoined.resolve();
    });
    equal(await reply(joined), { welcome: "Ada" }, "join");
    equal(await reply(channel.push("add", { a: 2, b: 3 })), { sum: 5 }, "answer");

    const said = pending("the broadcast");
    channel.on("said", said.resolve);
    channel.push("say", { text: "Grüße" });
    equal(await said.promise, { text: "Grüße" }, "broadcast");

    const bytes = bytesUpTo(100_000);
    equal(await reply(channel.push("count", bytes.buffer)), { bytes: bytes.length }, "binary push");

    const stranger = socket.channel("room:closed", {});
    const refusal = await rejection(reply(stranger.join()), "the closed room");
    equal(refusal, { reason: "closed" }, "refusal");
    stranger.leave();

    // Without heartbeats the server has none to tell of.
    const beaten = pending("heartbeats");
    channel.on("beats", ({ count }) => count >= 2 && beaten.resolve());
    await beaten.promise;

    channel.push("break", {});
    await rejoined.promise;
    equal(joins, ["Ada", "Ada"], "joins");
    equal(codes, [1006], "close codes");
    equal(await reply(channel.push("add", { a: 1, b: 1 })), { sum: 2 }, "answer after the loss");

    await reply(channel.leave());
    const closed = pending("the end");
    socket.disconnect(closed.resolve, 3000, "done");
    await closed.promise;
});
