// A host that echoes, and goes on when its realm is changed, as the real one does.
import { natives } from "../../src/natives/index.js";

const { objects, SafeSet, setTimeout } = natives;

type Fields = Record<string, unknown>;
type Handler = (message: unknown) => void;

interface Request {
    readonly id?: string;
    readonly method: string;
    readonly params: Fields;
}

const maxMessageBytes = 16 * 1024 * 1024;
const hello = { apiVersion: 1, limits: { maxMessageBytes } };
const closed = { event: "close", code: 1006, reason: "", wasClean: false };

export class EchoHost {
    readonly #handlers = new SafeSet<Handler>();

    post(message: unknown): void {
        const request = message as Request;
        setTimeout(() => this.#handle(request));
    }

    listen(handler: Handler): () => void {
        this.#handlers.add(handler);
        return () => this.#handlers.delete(handler);
    }

    #handle({ id, method, params }: Request): void {
        const connectionId = params["connectionId"] as string;
        switch (method) {
            case "rp.hello":
                this.#answer(id, { result: hello });
                break;
            case "ws.list":
                this.#answer(id, { result: { connections: [] } });
                break;
            case "ws.connect":
                this.#answer(id, { result: {} });
                this.#tell(connectionId, { event: "open", protocol: protocolOf(params) });
                break;
            case "ws.send":
                this.#tell(connectionId, { event: "message", data: params["data"] });
                break;
            case "ws.close":
                this.#tell(connectionId, { ...closed, ...params, wasClean: true });
                break;
            case "ws.abort":
                this.#tell(connectionId, closed);
                break;
            default:
                this.#answer(id, { error: { code: "unknown_method", message: method } });
        }
    }

    #answer(id: unknown, fields: Fields): void {
        this.#send({ type: "rp:response", id, ...fields });
    }

    #tell(connectionId: string, fields: Fields): void {
        this.#send({ type: "rp:ws", connectionId, ...fields });
    }

    #send(message: Fields): void {
        this.#handlers.forEach((handler) => handler(message));
    }
}

/** The second, as the server of the test in the engine chooses. */
function protocolOf(params: Fields): string {
    const offered = objects.hasOwn(params, "protocols") ? params["protocols"] : undefined;
    return offered ? ((offered as string[])[1] ?? "") : "";
}
