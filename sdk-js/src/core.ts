import { Connections } from "./connections.js";
import type { Endpoint } from "./endpoint.js";
import { Host, promised, rejectLater } from "./host.js";
import type { HostInfo } from "./host-info.js";
import { KnownLimits } from "./known-limits.js";
import { Listeners } from "./listeners.js";
import { Outcome } from "./outcome.js";

/** The version of this package, which the build puts in its place. */
declare const sdkVersion: string;

const sdk = `@portcullis/sdk/${sdkVersion}`;

/** What a client consists of: the host, its events and the connections. */
export class Core {
    readonly host: Host;
    readonly listeners = new Listeners<Record<string, [payload: unknown]>>();
    readonly connections: Connections;
    readonly #greeting = new Outcome();

    /** Greets the host, so that what needs no answer is in force from the first message on. */
    constructor(endpoint: Endpoint) {
        const limits = new KnownLimits();
        this.host = new Host(endpoint, {
            onWs: (message) => this.connections.onWs(message),
            onEvent: ({ name, payload }) => this.listeners.emit(name, payload),
            onFailedNotification: (error) => this.connections.onFailedNotification(error),
        });
        this.connections = new Connections(this.host, limits, (warning) =>
            this.listeners.emit("limit.warning", warning),
        );
        this.host.ask("rp.hello", { sdk }, this.#greeting);
        this.#greeting.ask({ resolve: (info) => limits.learn(info), reject: () => undefined });
    }

    /** What the host has answered to the greeting. */
    ready(): Promise<HostInfo> {
        return promised((asker) =>
            this.host.isClosed ? rejectLater(asker) : this.#greeting.ask(asker),
        );
    }

    /** Ends all of it. Calling it again does nothing. */
    close(): void {
        this.listeners.clear();
        this.connections.close();
    }
}
