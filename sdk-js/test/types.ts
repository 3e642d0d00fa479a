// Checked by the compiler alone: what an author must not be able to write.
import {
    createKrema,
    createMiniAppSockets,
    createResourceClient,
    type RpError,
    WebSocket,
} from "../src/index.js";

const rp = createResourceClient();
const ws = rp.ws.connect("wss://echo.example", { headers: { A: "b" }, protocols: ["chat-v2"] });

ws.on("message", (data) => data.toUpperCase());
ws.on("message", (data, { dropped }) => data.trim() + dropped.toFixed());
ws.on("open", ({ protocol, headers, url }) => [protocol.trim(), headers["a"], url.trim()]);
ws.on("open", ({ reconnected }) => reconnected === true);
ws.on("close", (code, reason, wasClean) => code.toFixed() + reason.trim() + String(wasClean));
ws.on("error", (message, { stage, httpStatus, certificate }) => [
    message.trim(),
    stage === "tls",
    httpStatus?.toFixed(),
    certificate?.problem === "expired",
]);
ws.on("pong", ({ data, elapsedMs, heartbeat }) => [data, elapsedMs.toFixed(), heartbeat]);
ws.on("reconnecting", ({ attempt, delayMs, error, stage }) => [attempt, delayMs, error, stage]);
ws.on("refused", ({ method, code, bytes }) => [method.trim(), code === "limit_exceeded", bytes]);
ws.close(1000, "done");
ws.close(null);
for (const data of ["a", new ArrayBuffer(1), new Uint8Array(1), new DataView(new ArrayBuffer(1))]) {
    ws.send(data);
    ws.ping(data);
}
ws.send({ type: "text", data: "a" });
ws.send({ type: "arraybuffer", data: [1, 2] });
rp.ws.connect<ArrayBuffer>("wss://echo.example").on("message", (data) => data.byteLength);
rp.ws.connect("wss://echo.example", {
    timeoutMs: 1,
    maxMessageBytes: 1,
    heartbeat: { intervalMs: 100 },
    reconnect: { maxRetries: 3, exceptCodes: [1008] },
    delivery: "latest",
    onLimit: "evict-oldest",
});
void rp.ws.list().then(([first]) => first?.state === "reconnecting");
const socket: WebSocket = new rp.WebSocket("wss://echo.example", ["chat-v2"]);
socket.onmessage = ({ data }) => void data;
new WebSocket("wss://echo.example").addEventListener("close", ({ code }) => code.toFixed());
rp.installWebSocket()();
rp.installWebSocket({ headers: { Origin: "https://app.example" }, timeoutMs: 1000 })();
const Class = rp.webSocketWith({ heartbeat: { intervalMs: 100 }, onLimit: "evict-oldest" });
new Class("wss://echo.example").send("x");
rp.close();
void createMiniAppSockets(rp)
    .call("websocket-create", { url: "wss://echo.example" })
    .then(({ id }) => id.trim());
createKrema(rp).on("websocket:disconnected", ({ name, code }) => name + code.toFixed());

// @ts-expect-error a URL is needed
rp.ws.connect();
// @ts-expect-error headers are strings
rp.ws.connect("wss://echo.example", { headers: { A: 1 } });
// @ts-expect-error protocols are a list
rp.ws.connect("wss://echo.example", { protocols: "chat-v2" });
// @ts-expect-error there is no such option
rp.ws.connect("wss://echo.example", { timeout: 1 });
// @ts-expect-error headers are strings there, too
rp.installWebSocket({ headers: { A: 1 } });
// @ts-expect-error the standard class does not come back
rp.installWebSocket({ reconnect: {} });
// @ts-expect-error protocols are an argument of the constructor
rp.webSocketWith({ protocols: ["chat-v2"] });
// @ts-expect-error a class like any other is WebSocket itself
rp.webSocketWith();
// @ts-expect-error there is no such event
ws.on("data", () => undefined);
// @ts-expect-error a message is a string
ws.on("message", (data: number) => data);
// @ts-expect-error a message may be either, where both were asked for
rp.ws.connect<string | ArrayBuffer>("wss://echo.example").on("message", (data: string) => data);
// @ts-expect-error a message is a string, an ArrayBuffer or both
rp.ws.connect<number>("wss://echo.example");
// @ts-expect-error a blob has to be read first
ws.send(new Blob());
// @ts-expect-error numbers are no text
ws.send({ type: "text", data: [1] });
// @ts-expect-error delivery is one of two
rp.ws.connect("wss://echo.example", { delivery: "some" });
// @ts-expect-error the host alone knows what waits
ws.bufferedAmount = 0;
// @ts-expect-error a socket is closed with a number
socket.close("1000");
// @ts-expect-error there is no such stage
ws.on("error", (_message, { stage }) => stage === "moon");
// @ts-expect-error bytes need their type
void createMiniAppSockets(rp).call("websocket-send", { id: "1", data: [1] });
// @ts-expect-error there is no such action
void createMiniAppSockets(rp).call("websocket-open", { url: "" });
// @ts-expect-error a connection has a name
void createKrema(rp).invoke("websocket:connect", { url: "" });
// @ts-expect-error the state is not to be set
ws.readyState = "open";
// @ts-expect-error a method has a name
void rp.call();
// @ts-expect-error params are an object
void rp.call("x", 7);
// @ts-expect-error a listener is needed
rp.on("theme.changed");
// @ts-expect-error a result is unknown until it is checked
void rp.call("x").then((result) => result.y);
// @ts-expect-error the limits are the host's
void rp.ready().then((info) => (info.limits.maxConnections = 1));
// @ts-expect-error there is a playground only where the host runs one
void rp.ready().then((info) => info.playground.length);
// @ts-expect-error an older host does not name its engine
void rp.ready().then((info) => info.engine.chromium.length);
// @ts-expect-error there is no such error code
void ((error: RpError) => error.code === "nope");
// @ts-expect-error what the host has granted may be missing until it answers
void rp.ready().granted;
// @ts-expect-error a client is closed as a whole
rp.close(1000);
