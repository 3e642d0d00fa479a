// A SOCKS5 proxy on the "@pondwader/socks5-server" package. It prints its port as its first line,
// then one line of JSON for each thing that happens, and ends when its standard input does.
// With --user NAME:PASSWORD it asks for them, with --deny it refuses every target.
import { parseArgs } from "node:util";
import { createServer } from "@pondwader/socks5-server";

const { user, deny } = parseArgs({
    options: { user: { type: "string" }, deny: { type: "boolean" } },
}).values;

const report = (event, facts = {}) => console.log(JSON.stringify({ event, ...facts }));

const server = createServer();
if (user) {
    server.setAuthHandler(({ username, password }) => {
        const isRight = user === `${username}:${password}`;
        if (!isRight) report("unauthorized", { username });
        return isRight;
    });
}
server.setRulesetValidator(({ destAddress, destPort, socket }) => {
    report(deny ? "denied" : "connect", { target: `${destAddress}:${destPort}` });
    socket.on("close", () => report("close"));
    return !deny;
});

server.listen(0, "127.0.0.1");
server.server.on("listening", () => console.log(server.server.address().port));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
