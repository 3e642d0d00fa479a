/** Steps in order, where some wait for what has to be read first. */
export class SendQueue {
    #last: Promise<void> | undefined;

    /** Whether a step would not run at once. */
    get isWaiting(): boolean {
        return this.#last !== undefined;
    }

    /** Runs `step` now, or once those before it have run. */
    run(step: () => void): void {
        if (this.#last) {
            this.#append(this.#last.then(step));
        } else {
            step();
        }
    }

    /** Runs `step` with the content of `blob`, or `fail` if it cannot be read. */
    runWith(blob: Blob, step: (content: ArrayBuffer) => void, fail: () => void): void {
        const reading = blob.arrayBuffer().catch(() => undefined);
        const before = this.#last ?? Promise.resolve();
        this.#append(
            before.then(() => reading).then((content) => (content ? step(content) : fail())),
        );
    }

    #append(step: Promise<void>): void {
        this.#last = step;
        void step.then(() => {
            if (this.#last === step) {
                this.#last = undefined;
            }
        });
    }
}
