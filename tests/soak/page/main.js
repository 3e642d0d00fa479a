// A resource that keeps so many connections: half of them of the SDK, half of the standard class.
import { note } from "./ledger.js";
import { Place } from "./place.js";
import { openConnection, openSocket } from "./sockets.js";
import { connections, resource, ports } from "./target.js";

const documentName = `r${resource}-${crypto.randomUUID().slice(0, 8)}`;
let made = 0;
note("document", documentName);
const newName = () => `${documentName}-${++made}`;

for (let i = 0; i < connections; ++i) {
    const server = (resource + i) % ports.length;
    const open = i % 2 === 0 ? openConnection : openSocket;
    new Place({ newName, server, port: ports[server], open }).connect();
}
