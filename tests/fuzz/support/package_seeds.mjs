// Packages, signatures and records of the store, as the program itself makes them.
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { zip } from "./zip.mjs";

const pkcs8Head = "302e020100300506032b657004220420";
const privateKey = createPrivateKey({
    key: Buffer.concat([Buffer.from(pkcs8Head, "hex"), Buffer.alloc(32, 7)]),
    format: "der",
    type: "pkcs8",
});
const publicKeyBytes = createPublicKey(privateKey).export({ format: "der", type: "spki" });
const publicKey = publicKeyBytes.subarray(-32).toString("hex");

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** The file that signs `[path, text]`s of com.example.clock 1.0.0. */
const signatureOf = (entries) => {
    const files = entries
        .map(([path, text]) => ({ path, size: Buffer.byteLength(text), sha256: sha256(text) }))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    const lines = [
        "portcullis-package 1",
        "id com.example.clock",
        "version 1.0.0",
        `files ${files.length}`,
        ...files.map((file) => `${file.sha256} ${file.size} ${file.path}`),
    ];
    const signature = sign(null, Buffer.from(`${lines.join("\n")}\n`), privateKey).toString("hex");
    return JSON.stringify({ format: 1, publicKey, files, signature });
};

const manifest = {
    id: "com.example.clock",
    name: "Clock",
    version: "1.0.0",
    apiVersion: 1,
    capabilities: [],
    frontend: { entry: "index.html" },
};
const plain = [
    ["resource.json", JSON.stringify(manifest)],
    ["index.html", "<!doctype html><title>Clock</title>"],
    ["js/main.js", "console.log('tick');\n".repeat(20)],
];
const signed = [...plain, ["portcullis-signature.json", signatureOf(plain)]];
const inFolder = signed.map(([path, text]) => [`clock/${path}`, text]);

const writePackage = (write, name, files, isDeflated) => {
    const entries = files.map(([path, text]) => ({ name: path, text, isDeflated }));
    write("archive", name, zip(entries));
    const records = files.map(([path, text]) => `${isDeflated ? "z" : ""}\n${path}\n${text}`);
    write("package", name, records.join("\x1e"));
};

export const writePackages = (write) => {
    for (const [name, files] of Object.entries({ plain, signed, "in-a-folder": inFolder })) {
        writePackage(write, name, files, false);
        writePackage(write, `${name}-deflated`, files, true);
    }
};

export const writeSignatures = (write) => {
    // What the harness has, too.
    const files = [
        ["resource.json", "1"],
        ["index.html", "2"],
    ];
    write("signature", "holds", signatureOf(files));
    write("signature", "of-others", signatureOf(plain));
};

// The harness has the files.
const versionRecord = (folder, version) => ({
    folder,
    version,
    digest: "00".repeat(32),
    publisher: null,
    files: 2,
    bytes: 141,
    frontendBytes: 141,
    installed: "2026-01-01T00:00:00Z",
});

export const writeRecords = (write) => {
    const installed = {
        format: 1,
        id: "com.example.clock",
        enabled: true,
        publisher: null,
        current: versionRecord("1111111111111111", "1.0.0"),
        history: [{ what: "installed", version: "1.0.0", time: "2026-01-01T00:00:00Z" }],
    };
    const other = versionRecord("2222222222222222", "2.0.0");
    const records = {
        installed,
        previous: { ...installed, previous: other },
        waiting: { ...installed, publisher: publicKey, waiting: other },
    };
    for (const [name, record] of Object.entries(records)) {
        write("store_record", name, JSON.stringify(record));
    }
};
