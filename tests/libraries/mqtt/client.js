import "../harness/install.js";
import mqtt from "mqtt";
import { bytesUpTo, equal, pending, run } from "../harness/run.js";

// Larger than what goes into one frame of the library.
const binary = bytesUpTo(300_000);

run("mqtt", async (address) => {
    const client = await mqtt.connectAsync(address, { clientId: "tester", protocolVersion: 4 });
    const received = [];
    const last = pending("the last message");
    client.on("message", (topic, payload, packet) => {
        received.push([topic, payload, packet.qos]);
        if (topic === "last") last.resolve();
    });

    const granted = await client.subscribeAsync({ "room/+": { qos: 1 }, last: { qos: 0 } });
    equal(granted.map(({ topic, qos }) => [topic, qos]), [["room/+", 1], ["last", 0]], "grants");
    await client.publishAsync("room/text", "Grüße", { qos: 1 });
    await client.publishAsync("room/binary", binary, { qos: 1 });
    await client.unsubscribeAsync("room/+");
    await client.publishAsync("room/text", "unheard", { qos: 1 });
    await client.publishAsync("last", "end", { qos: 0 });
    await last.promise;

    equal(received.length, 3, "number of messages");
    const [text, bytes, end] = received;
    equal([text[0], text[1].toString(), text[2]], ["room/text", "Grüße", 1], "text");
    equal([bytes[0], bytes[2]], ["room/binary", 1], "binary");
    equal(bytes[1], binary, "binary payload");
    equal(end[1].toString(), "end", "last message");

    const closed = pending("the close event");
    client.once("close", closed.resolve);
    await client.endAsync();
    await closed.promise;
});
