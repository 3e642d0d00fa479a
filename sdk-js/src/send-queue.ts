import { natives } from "./natives/index.js";

const { arrays, blobs, promises } = natives;

interface Step {
    /** Undefined while its content is being read. */
    run: (() => void) | undefined;
}

/** Steps in order, where some wait for what has to be read first. */
export class SendQueue {
    readonly #steps: Step[] = [];

    /** Whether a step would not run at once. */
    get isWaiting(): boolean {
        return this.#steps.length > 0;
    }

    /** Runs `step` now, or once those before it have run. */
    run(step: () => void): void {
        if (this.isWaiting) {
            arrays.push(this.#steps, { run: step });
        } else {
            step();
        }
    }

    /** Runs `step` with the content of `blob`, or `fail` if it cannot be read. */
    runWith(blob: Blob, step: (content: ArrayBuffer) => void, fail: () => void): void {
        const waiting: Step = { run: undefined };
        arrays.push(this.#steps, waiting);
        const goOn = (run: () => void): void => {
            waiting.run = run;
            this.#runReady();
        };
        promises.settle(
            blobs.read(blob),
            (content) => goOn(() => step(content)),
            () => goOn(fail),
        );
    }

    /** Those that a step adds wait behind it, and run here too. */
    #runReady(): void {
        for (let run = this.#steps[0]?.run; run; run = this.#steps[0]?.run) {
            try {
                run();
            } finally {
                arrays.shift(this.#steps);
            }
        }
    }
}
