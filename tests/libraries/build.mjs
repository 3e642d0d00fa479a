// Bundles each library with its client into a resource of its own: OUT_DIR/<name>/.
import { build } from "esbuild";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const titles = {
    mqtt: "MQTT.js",
    graphql: "graphql-ws",
    reconnecting: "reconnecting-websocket",
    socketio: "Socket.IO",
    trpc: "tRPC",
    phoenix: "Phoenix",
    paho: "Paho MQTT",
    axios: "axios",
    sockjs: "SockJS",
    timers: "fake-timers",
};

const [outDir] = process.argv.slice(2);
if (!outDir) {
    console.error("usage: build.mjs OUT_DIR");
    process.exit(2);
}

const pageOf = (title) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${title}</title>
<script type="module" src="main.js"></script>
</html>
`;

const manifestOf = (name, title) => ({
    id: `com.example.library-${name}`,
    name: title,
    version: "1.0.0",
    apiVersion: 1,
    capabilities: ["network:ws"],
    network: { ws: { hosts: ["ws://127.0.0.1:*", "ws://localhost:*"] } },
    frontend: { entry: "index.html" },
});

for (const [name, title] of Object.entries(titles)) {
    const folder = join(outDir, name);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "index.html"), pageOf(title));
    await writeFile(join(folder, "resource.json"), JSON.stringify(manifestOf(name, title), null, 2));
    await build({
        entryPoints: [fileURLToPath(new URL(`${name}/client.js`, import.meta.url))],
        outfile: join(folder, "main.js"),
        bundle: true,
        format: "esm",
        platform: "browser",
        target: "chrome102",
        // The first is served by the host; fake-timers asks for the others in Node only.
        external: ["/_rp/sdk.js", "timers", "timers/promises", "util"],
        logLevel: "warning",
    });
}

// For the page that changes its own realm: a script with the global `fakeTimers`.
await build({
    stdin: {
        contents: 'export * from "@sinonjs/fake-timers";',
        resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    outfile: join(outDir, "fake-timers.js"),
    bundle: true,
    format: "iife",
    globalName: "fakeTimers",
    platform: "browser",
    target: "chrome102",
    external: ["timers", "timers/promises", "util"], // which it uses in Node.js only
    logLevel: "warning",
});
