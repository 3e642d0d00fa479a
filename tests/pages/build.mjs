// Makes a resource of each page, with the command line of its tool: OUT_DIR/<page>/. The settings
// are the tools' defaults, but for what the framework needs and where the result goes.
import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "svelte/compiler";

if (process.argv.length !== 3) {
    console.error("usage: build.mjs OUT_DIR");
    process.exit(2);
}
const outDir = resolve(process.argv[2]);
const here = fileURLToPath(new URL(".", import.meta.url));

const vite = (out) => ["vite", "build", "--outDir", out, "--emptyOutDir", "--logLevel", "warn"];
const webpack = (out) => ["webpack", "--output-path", out, "--stats", "errors-warnings"];
const parcel = (out) =>
    ["parcel", "build", "index.html", "--dist-dir", out, "--cache-dir", `${outDir}-cache`,
        "--log-level", "warn"];

const commands = {
    "vite-react": vite,
    "vite-svelte": vite,
    "webpack-react": webpack,
    "webpack-svelte": webpack,
    "parcel-react": parcel,
    "parcel-svelte": parcel,
};

async function writeManifest(page, entry) {
    await mkdir(join(outDir, page), { recursive: true });
    const manifest = {
        id: `com.example.${page}`,
        name: page,
        version: "1.0.0",
        apiVersion: 1,
        capabilities: ["network:ws"],
        network: { ws: { hosts: ["ws://127.0.0.1:*"] } },
        frontend: { entry },
    };
    await writeFile(join(outDir, page, "resource.json"), JSON.stringify(manifest, null, 2));
}

async function copyTo(page, files) {
    for (const file of files) await copyFile(join(here, file), join(outDir, page, basename(file)));
}

const svelte = {
    name: "svelte",
    setup({ onLoad }) {
        onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
            const source = await readFile(path, "utf8");
            return { contents: compile(source, { filename: path, css: "injected" }).js.code };
        });
    },
};

await rm(outDir, { recursive: true, force: true });
for (const [page, command] of Object.entries(commands)) {
    await writeManifest(page, "dist/index.html");
    const [tool, ...options] = command(join(outDir, page, "dist"));
    execFileSync(join(here, "node_modules/.bin", tool), options, {
        cwd: join(here, page),
        stdio: ["ignore", "ignore", "inherit"],
    });
}

await writeManifest("plain-react", "index.html");
await copyTo("plain-react", [
    "plain-react/index.html",
    "plain-react/main.js",
    "src/echo.js",
    "src/logo.svg",
    "src/page.css",
    "src/report.js",
    "node_modules/react-umd/umd/react.production.min.js",
    "node_modules/react-dom-umd/umd/react-dom.production.min.js",
]);

await writeManifest("plain-svelte", "index.html");
await copyTo("plain-svelte", ["plain-svelte/index.html", "src/logo.svg"]);
await build({
    entryPoints: [join(here, "plain-svelte/main.js")],
    outfile: join(outDir, "plain-svelte/bundle.js"),
    bundle: true,
    minify: true,
    conditions: ["svelte", "browser"],
    plugins: [svelte],
    logLevel: "warning",
});
