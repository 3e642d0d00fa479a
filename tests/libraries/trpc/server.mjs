import { initTRPC, TRPCError } from "@trpc/server";
import { applyWSSHandler } from "@trpc/server/adapters/ws";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocketServer } from "ws";
import { listen } from "../harness/listen.mjs";

const ofType = (type) => (value) => {
    if (typeof value !== type) throw new Error(`not a ${type}`);
    return value;
};

export async function startTrpc(report) {
    const { router, procedure } = initTRPC.context().create();
    const appRouter = router({
        greet: procedure.input(ofType("string")).query(({ input }) => `Hello, ${input}`),
        add: procedure.input(ofType("number")).mutation(({ ctx, input }) => (ctx.sum += input)),
        count: procedure.input(ofType("number")).subscription(async function* ({ input, signal }) {
            let count = 0;
            while (count < input && !signal.aborted) {
                yield ++count;
                await sleep(5);
            }
            report("counted", { to: input, count });
        }),
        secret: procedure.query(() => {
            throw new TRPCError({ code: "FORBIDDEN", message: "Not for you" });
        }),
    });
    const server = createServer();
    const webSockets = new WebSocketServer({ server });
    const sums = new WeakMap();
    applyWSSHandler({
        wss: webSockets,
        router: appRouter,
        // One context for each connection, not for each call.
        createContext: ({ res }) => {
            if (!sums.has(res)) sums.set(res, { sum: 0 });
            return sums.get(res);
        },
    });
    webSockets.on("connection", (socket) => {
        report("open");
        socket.on("close", (code, reason) => report("close", { code, reason: String(reason) }));
    });
    return `ws://${await listen(server)}`;
}
