// Carries out what the orchestrator orders, one thing at a time, and tells it the result.
import { connectAgain, hold, release } from "./connect.js";
import { echo, echoBesideStream } from "./echo.js";
import { receive } from "./receive.js";
import { send } from "./send.js";
import { server } from "./target.js";

const workloads = { receive, send, echo, echoBesideStream, connectAgain, hold, release };

export function serve(WebSocket, client) {
    const connect = (path, params) => {
        const socket = new WebSocket(`${server}/${path}?${new URLSearchParams(params)}`);
        socket.binaryType = "arraybuffer";
        return socket;
    };

    const carryOut = async (order) => {
        try {
            return await workloads[order.do](connect, order);
        } catch (error) {
            return { error: String(error) };
        }
    };

    const control = connect("control", { client });
    control.onmessage = async ({ data }) => {
        const order = JSON.parse(data);
        const result = await carryOut(order);
        control.send(JSON.stringify({ run: order.run, ...result }));
    };
}
