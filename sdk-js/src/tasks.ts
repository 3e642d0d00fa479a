/** Runs each function in a task of its own, in order. */
export class Tasks {
    #waiting: (() => void)[] = [];
    #channel: MessageChannel | undefined;

    get isEmpty(): boolean {
        return this.#waiting.length === 0;
    }

    add(task: () => void): void {
        this.#waiting.push(task);
        this.#open().port2.postMessage(null);
    }

    #open(): MessageChannel {
        if (!this.#channel) {
            // Unlike a timer, a message is not held up where the frame is in the background.
            this.#channel = new MessageChannel();
            this.#channel.port1.onmessage = () => this.#runNext();
        }
        return this.#channel;
    }

    #runNext(): void {
        const task = this.#waiting.shift();
        if (this.isEmpty) {
            // An open channel would keep Node.js from ending.
            this.#channel?.port1.close();
            this.#channel = undefined;
        }
        task?.();
    }
}
