import type { WsConnection } from "./connection.js";

type AnyConnection = WsConnection<string | ArrayBuffer>;

/** Ends a connection now: unlike `close()`, it does not wait for one that still connects. */
export function disconnect(connection: AnyConnection, code?: number, reason?: string): void {
    if (connection.readyState === "connecting") {
        connection.abort();
    } else {
        connection.close(code, reason);
    }
}
