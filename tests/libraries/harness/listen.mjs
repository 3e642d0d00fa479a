import { once } from "node:events";

export async function listen(server) {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return `127.0.0.1:${server.address().port}`;
}
