// Runs the bundles of build.mjs in Node with the WebSocket of the "ws" package, so that a failure
// inside Portcullis is known to be its own: check.mjs OUT_DIR
import { spawn } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { WebSocket } from "ws";

const outDir = resolve(process.argv[2]);
const servers = spawn(process.execPath, [fileURLToPath(new URL("servers.mjs", import.meta.url))], {
    stdio: ["pipe", "pipe", "inherit"],
});
const addresses = await new Promise((resolve) => {
    createInterface({ input: servers.stdout }).on("line", (line) => resolve(JSON.parse(line)));
});

globalThis.fetch = async () => ({ json: async () => addresses });
// What MQTT.js expects of a browser; as a worker, since a page would lend its timers to one.
globalThis.navigator ??= { language: "en" };
class WorkerGlobalScope {}
globalThis.self = Object.create(globalThis, { constructor: { value: WorkerGlobalScope } });

// What Paho keeps its messages in.
globalThis.localStorage ??= Object.create({
    setItem(key, value) { this[key] = value; },
    getItem(key) { return this[key] ?? null; },
    removeItem(key) { delete this[key]; },
});

const outcomes = [];
const log = console.log;
console.log = (line) => {
    outcomes.push(line);
    log(line);
};

globalThis.wsPackage = WebSocket;
const sdk = join(outDir, "sdk-stand-in.mjs");
await writeFile(sdk, `
    export const createResourceClient = () => ({
        installWebSocket() { globalThis.WebSocket = globalThis.wsPackage; },
    });
`);

// Those need more of a browser.
const skipped = ["sockjs", "timers"];
const names = Object.keys(addresses).filter((name) => !skipped.includes(name));
for (const [index, name] of names.entries()) {
    const bundle = join(outDir, `${name}-in-node.mjs`);
    const source = await readFile(join(outDir, name, "main.js"), "utf8");
    await writeFile(bundle, source.replace("/_rp/sdk.js", "./sdk-stand-in.mjs"));
    await import(pathToFileURL(bundle));
    while (outcomes.length === index) await new Promise((done) => setTimeout(done, 10));
    await rm(bundle);
}
await rm(sdk);
servers.stdin.end();
process.exit(outcomes.every((line) => line.startsWith("PASS ")) ? 0 : 1);
