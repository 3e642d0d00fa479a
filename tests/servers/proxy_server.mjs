// An HTTP CONNECT proxy on the "proxy-chain" package. It prints its port as its first line, then
// one line of JSON for each thing that happens, and ends when its standard input does.
// With --user NAME:PASSWORD it asks for them (407), with --deny it refuses every target (403).
import { parseArgs } from "node:util";
import { RequestError, Server } from "proxy-chain";

const { user, deny } = parseArgs({
    options: { user: { type: "string" }, deny: { type: "boolean" } },
}).values;

const report = (event, facts = {}) => console.log(JSON.stringify({ event, ...facts }));

const server = new Server({
    host: "127.0.0.1",
    port: 0,
    prepareRequestFunction: ({ isHttp, hostname, port, username, password }) => {
        const target = `${hostname}:${port}`;
        if (isHttp) {
            report("http", { target });
            throw new RequestError("Only CONNECT is served here", 405);
        }
        if (user && user !== `${username}:${password}`) {
            report("unauthorized", { target, username: username ?? "" });
            return { requestAuthentication: true };
        }
        if (deny) {
            report("denied", { target });
            throw new RequestError("Denied", 403);
        }
        report("connect", { target });
        return {};
    },
});
server.on("connectionClosed", () => report("close"));

await server.listen();
console.log(server.port);
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
