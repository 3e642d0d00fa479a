/** A live connection, as `rp.ws.list()` tells it. */
export interface ConnectionInfo {
    readonly connectionId: string;
    readonly url: string;
    /** The subprotocol that the server chose; empty if none. */
    readonly protocol: string;
    readonly state: "connecting" | "open" | "closing" | "reconnecting";
    /** When it was made, in milliseconds since 1970. */
    readonly since: number;
    readonly messagesReceived: number;
    readonly messagesSent: number;
    /** Bytes of the data of these messages. */
    readonly bytesReceived: number;
    readonly bytesSent: number;
    /** Bytes of data that wait to be written to the network. */
    readonly bufferedAmount: number;
}
