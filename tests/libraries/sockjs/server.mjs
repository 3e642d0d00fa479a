import { createServer } from "node:http";
import sockjs from "sockjs";
import { listen } from "../harness/listen.mjs";

export async function startSockjs(report) {
    const server = createServer();
    const echo = sockjs.createServer({ log: () => {} });
    echo.on("connection", (connection) => {
        report("open", { protocol: connection.protocol });
        connection.on("data", (text) => {
            if (text === "close me") connection.close(3001, "as you wish");
            else connection.write(text);
        });
        connection.on("close", () => report("close"));
    });
    echo.installHandlers(server, { prefix: "/echo" });
    return `http://${await listen(server)}/echo`;
}
