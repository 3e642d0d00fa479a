// The servers for all libraries. Prints their addresses as one line of JSON, then one line of JSON
// for each thing that happens, and ends when its standard input does.
import { startGraphql } from "./graphql/server.mjs";
import { startMqtt } from "./mqtt/server.mjs";
import { startPhoenix } from "./phoenix/server.mjs";
import { startReconnecting } from "./reconnecting/server.mjs";
import { startSocketio } from "./socketio/server.mjs";
import { startSockjs } from "./sockjs/server.mjs";
import { startTimers } from "./timers/server.mjs";
import { startTrpc } from "./trpc/server.mjs";

const starters = {
    mqtt: startMqtt,
    graphql: startGraphql,
    reconnecting: startReconnecting,
    socketio: startSocketio,
    trpc: startTrpc,
    phoenix: startPhoenix,
    paho: startMqtt,
    sockjs: startSockjs,
    timers: startTimers,
};

const addresses = {};
for (const [server, start] of Object.entries(starters)) {
    addresses[server] = await start((event, facts = {}) =>
        console.log(JSON.stringify({ server, event, ...facts })));
}
console.log(JSON.stringify(addresses));

process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
