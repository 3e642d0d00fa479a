// Checked by the compiler alone: what an author must not be able to write.
import { createResourceClient, type RpError } from "../src/index.js";

const rp = createResourceClient();
const ws = rp.ws.connect("wss://echo.example", { headers: { A: "b" }, protocols: ["chat-v2"] });

ws.on("message", (data) => data.toUpperCase());
ws.on("close", (code, reason) => code.toFixed() + reason.trim());
ws.close(1000, "done");

// @ts-expect-error a URL is needed
rp.ws.connect();
// @ts-expect-error headers are strings
rp.ws.connect("wss://echo.example", { headers: { A: 1 } });
// @ts-expect-error protocols are a list
rp.ws.connect("wss://echo.example", { protocols: "chat-v2" });
// @ts-expect-error there is no such option
rp.ws.connect("wss://echo.example", { timeout: 1 });
// @ts-expect-error there is no such event
ws.on("data", () => undefined);
// @ts-expect-error a message is a string
ws.on("message", (data: number) => data);
// @ts-expect-error only strings are sent
ws.send(new ArrayBuffer(1));
// @ts-expect-error the state is not to be set
ws.readyState = "open";
// @ts-expect-error a method has a name
void rp.call();
// @ts-expect-error params are an object
void rp.call("x", 7);
// @ts-expect-error a listener is needed
rp.on("theme-changed");
// @ts-expect-error a result is unknown until it is checked
void rp.call("x").then((result) => result.y);
// @ts-expect-error the limits are the host's
void rp.ready().then((info) => (info.limits.maxConnections = 1));
// @ts-expect-error there is a playground only where the host runs one
void rp.ready().then((info) => info.playground.length);
// @ts-expect-error there is no such error code
void ((error: RpError) => error.code === "nope");
// @ts-expect-error what the host has granted may be missing until it answers
void rp.ready().granted;
