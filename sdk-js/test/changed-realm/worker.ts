// Makes one change to its own realm after it has loaded the SDK, and plays through what a page does. It
// says what happened so far, each time that something did.
import "../browser.js";

import { parentPort, workerData } from "node:worker_threads";

import { createResourceClient, type ResourceClient } from "../../src/index.js";
import { EchoHost } from "./host.js";

interface Changes {
    change(at: number): void;
}
interface Play {
    play(client: ResourceClient, server: string, tell: (all: string) => void): void;
}

const { folder, at } = workerData as { folder: string; at: number };
const say = parentPort?.postMessage.bind(parentPort) as (line: string) => void;
const { change } = (await import(`${folder}/changes.mjs`)) as Changes;
const { play } = (await import(`${folder}/play.mjs`)) as Play;
const host = new EchoHost();
const endpoint = {
    post: (message: unknown) => host.post(message),
    listen: (handler: (message: unknown) => void) => host.listen(handler),
};

change(at);
play(createResourceClient({ endpoint }), "ws://localhost", say);
