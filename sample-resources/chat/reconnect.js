// A connection that is made again when it is lost: five times, after 2, 4, 8, 16 and 30 seconds.

const maxRetries = 5;
const longestDelay = 30_000; // ms

/**
 * Keeps a connection alive. `open()` makes a new one; `handlers` are told what becomes of it:
 * onConnecting(), onOpen(connection), onMessage(data), onError(message), onWaiting(seconds, tries left)
 * once a second, and onClosed(gaveUp) at the end.
 */
export function keepConnected(open, handlers) {
    let connection = null;
    let retries = 0;
    let timer = null;
    let stopped = false;

    function connect() {
        handlers.onConnecting();
        connection = open();
        connection.on("open", () => {
            retries = 0;
            handlers.onOpen(connection);
        });
        connection.on("message", handlers.onMessage);
        connection.on("error", handlers.onError);
        connection.on("close", onClose);
    }

    function onClose() {
        connection = null;
        if (stopped || retries === maxRetries) {
            handlers.onClosed(!stopped);
            return;
        }
        retries++;
        countDown(Math.min(1000 * 2 ** retries, longestDelay) / 1000);
    }

    function countDown(seconds) {
        if (seconds === 0) {
            connect();
            return;
        }
        handlers.onWaiting(seconds, maxRetries - retries + 1);
        timer = setTimeout(() => countDown(seconds - 1), 1000);
    }

    function stop() {
        stopped = true;
        clearTimeout(timer);
        if (connection) {
            connection.close();
        } else {
            handlers.onClosed(false);
        }
    }

    connect();
    return { stop };
}
