import "../harness/install.js";
import Paho from "paho-mqtt";
import { bytesUpTo, equal, pending, run } from "../harness/run.js";

const binary = bytesUpTo(100_000);

// The library's own form of a call with two callbacks.
const done = (what, call) => {
    const { promise, resolve, reject } = pending(what);
    call({ onSuccess: resolve, onFailure: reject });
    return promise;
};

run("paho", async (address) => {
    const client = new Paho.Client(`${address}/mqtt`, "paho");
    const received = [];
    const delivered = [];
    const all = pending("all messages");
    const acknowledged = pending("all acknowledgments");
    client.onMessageArrived = (message) => {
        if (received.push(message) === 3) all.resolve();
    };
    client.onMessageDelivered = ({ destinationName }) => {
        if (delivered.push(destinationName) === 3) acknowledged.resolve();
    };

    await done("connect", (options) => client.connect({ ...options, keepAliveInterval: 1 }));
    await done("subscribe", (options) => client.subscribe("room/+", { ...options, qos: 2 }));
    await done("subscribe", (options) => client.subscribe("last", { ...options, qos: 0 }));
    client.send("room/text", "Grüße", 1);
    client.send("room/binary", binary, 2);
    client.send("last", "end", 0);
    await all.promise;
    await acknowledged.promise;

    equal(received.map(({ destinationName, qos }) => [destinationName, qos]).sort(),
        [["last", 0], ["room/binary", 2], ["room/text", 1]], "messages");
    const of = (topic) => received.find(({ destinationName }) => destinationName === topic);
    equal(of("room/text").payloadString, "Grüße", "text");
    equal(of("room/binary").payloadBytes, binary, "binary");
    // What is not acknowledged is kept there.
    const kept = Object.keys(localStorage).filter((key) => key.startsWith("Sent:"));
    equal(kept, [], "kept messages");

    const lost = pending("the end of the connection");
    client.onConnectionLost = lost.resolve;
    client.disconnect();
    equal((await lost.promise).errorCode, 0, "end");
});
