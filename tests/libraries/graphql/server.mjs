import { buildSchema } from "graphql";
import { useServer } from "graphql-ws/lib/use/ws";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocketServer } from "ws";
import { listen } from "../harness/listen.mjs";

const schema = buildSchema(`
    type Query { greeting: String! failure: String }
    type Subscription { count(to: Int!): Int! }
`);

export async function startGraphql(report) {
    const roots = {
        query: {
            greeting: "Hello",
            failure: () => {
                throw new Error("It failed");
            },
        },
        subscription: {
            async *count({ to }) {
                let count = 0;
                try {
                    while (count < to) {
                        yield { count: ++count };
                        await sleep(5);
                    }
                } finally {
                    report("counted", { to, count });
                }
            },
        },
    };
    const server = createServer();
    const webSockets = new WebSocketServer({ server, path: "/graphql" });
    useServer({
        schema,
        roots,
        onConnect: ({ connectionParams }) => {
            report("connect", connectionParams);
            return connectionParams.token === "right";
        },
        onClose: (_, code, reason) => report("close", { code, reason: String(reason) }),
    }, webSockets);
    return `ws://${await listen(server)}/graphql`;
}
