// Makes seeds of the fixtures, in the form that each harness takes: node seeds.mjs FOLDER
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writePackages, writeRecords, writeSignatures } from "./support/package_seeds.mjs";

const target = process.argv[2];
const fixtures = new URL("../fixtures/", import.meta.url).pathname;
// A larger one slows every mutation down.
const maxBytes = 20000;

const readJson = (name) => JSON.parse(readFileSync(join(fixtures, name), "utf8"));

const write = (harness, name, content) => {
    if (content.length <= maxBytes) {
        writeFileSync(join(target, harness, name.replace(/[^a-z0-9.-]+/gi, "-")), content);
    }
};

const copyFiles = (harness, folder, prefix = "") => {
    for (const name of readdirSync(join(fixtures, folder))) {
        const path = join(fixtures, folder, name);
        if (statSync(path).isFile()) {
            write(harness, prefix + name, readFileSync(path));
        }
    }
};

const writeRequest = (name, text) => {
    write("envelope", name, text);
    write("json", name, text);
    write("session", name, text);
    write("session", `packet-${name}`, `j${text.length}|${text}`);
    write("packet_reader", name, `\u0001j${text.length}|${text}`);
};

const writeParams = (name, params) => write("params", name, `-\n${JSON.stringify(params)}`);

const writeHandshake = (name, { url = "", protocols = [], headers = {} }) => {
    if (typeof url !== "string" || !Array.isArray(protocols) || headers === null) {
        return;
    }
    const lines = Object.entries(headers).map(([key, value]) => `${key}:${value}\n`);
    write("handshake", name, `${url}\n${protocols.join(",")}\n${lines.join("")}`);
};

rmSync(target, { recursive: true, force: true });
for (const harness of readdirSync(new URL("corpus/", import.meta.url))) {
    mkdirSync(join(target, harness), { recursive: true });
}
copyFiles("manifest", "manifests");
copyFiles("manifest", "manifests/bad", "bad-");
for (const { name, message } of readJson("protocol/sdk-requests.json")) {
    writeRequest(name, JSON.stringify(message));
    writeParams(name, message.params);
    writeHandshake(name, message.params);
}
for (const { name, text } of readJson("requests/malformed.json")) {
    writeRequest(`malformed-${name}`, text);
}
readJson("urls/urltestdata.json").forEach(({ input }, number) => {
    if (/^(https?|wss?):/i.test(input ?? "")) {
        write("ws_url", `public-${number}`, input);
    }
});
for (const { name, method, params } of readJson("requests/refused.json")) {
    writeRequest(`refused-${name}`, JSON.stringify({ type: "rp:request", id: "1", method, params }));
    writeParams(`refused-${name}`, params);
    if (method === "ws.connect" && params) {
        writeHandshake(`refused-${name}`, params);
    }
}
for (const { name, message } of readJson("protocol/host-messages.json")) {
    write("json", `host-${name}`, JSON.stringify(message));
}
writePackages(write);
writeSignatures(write);
writeRecords(write);
