import { natives } from "./natives/index.js";

const { arrays } = natives;

/** Who is told what has become of a request. Not a promise, whose methods a page can replace. */
export interface Asker {
    resolve(result: unknown): void;
    reject(error: unknown): void;
}

/** What becomes of one request, for any number of askers. */
export class Outcome implements Asker {
    readonly #askers: Asker[] = [];
    #tell: ((asker: Asker) => void) | undefined;

    resolve(result: unknown): void {
        this.#settle((asker) => asker.resolve(result));
    }

    reject(error: unknown): void {
        this.#settle((asker) => asker.reject(error));
    }

    /** Tells `asker` once it is known, or now. */
    ask(asker: Asker): void {
        if (this.#tell) {
            this.#tell(asker);
        } else {
            arrays.push(this.#askers, asker);
        }
    }

    #settle(tell: (asker: Asker) => void): void {
        this.#tell = tell;
        for (let i = 0; i < this.#askers.length; ++i) {
            tell(this.#askers[i] as Asker);
        }
        this.#askers.length = 0;
    }
}
