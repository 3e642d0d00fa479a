import assert from "node:assert/strict";
import { test } from "node:test";
import { Worker } from "node:worker_threads";

// What the test in the real engine does too, where the SDK is also loaded after the change.
const folder = new URL("../../tests/fixtures/resources/changed-realm", import.meta.url).href;
const worker = new URL("changed-realm/worker.js", import.meta.url);

const { names } = (await import(`${folder}/changes.mjs`)) as { names: string[] };
const { expected } = (await import(`${folder}/play.mjs`)) as { expected: string };

/** What breaks classes of Node.js, which are scripts themselves. The engine's are tested with it. */
const others = [
    "what URLs inherit is replaced",
    "what Arrays inherit is replaced",
    "what ArrayBuffers inherit is replaced",
    "what Events inherit is replaced",
    "what Functions inherit is replaced",
    "what typed arrays inherit is replaced",
    "buffers have another species",
    "lists cannot be iterated",
    "iterators of lists are at their end",
    "classes say that nothing is of them",
    "all objects have a getter",
    "all objects have a setter",
];

function playWith(at: number): Promise<string> {
    const thread = new Worker(worker, { workerData: { folder, at } });
    let told = "";
    return new Promise((resolve) => {
        thread.on("message", (all: string) => {
            told = all;
            if (all === expected) {
                void thread.terminate();
            }
        });
        thread.on("error", (error) => resolve(`${told} ${String(error)}`));
        thread.on("exit", () => resolve(told));
    });
}

test("a page that changes its realm", { concurrency: 4 }, async (context) => {
    const played = names.filter((name) => !others.includes(name));
    const rows = played.map((name) =>
        context.test(name, async () => {
            assert.equal(await playWith(names.indexOf(name)), expected);
        }),
    );
    await Promise.all(rows);
});
