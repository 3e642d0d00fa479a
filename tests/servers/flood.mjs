const highWater = 1024 * 1024;
const stallMs = 300;

// Sends that many text messages, each starting with its number, counted from 0, in 8 digits.
// Waits while the peer does not keep up, and reports the first time that takes long.
export async function flood(socket, messages, bytes, report) {
    const start = Date.now();
    let hasStalled = false;

    const sent = (text) => new Promise((resolve) => socket.send(text, resolve));
    const waitFor = async (writing, message) => {
        const timer = setTimeout(() => {
            if (!hasStalled) report("stalled", { message });
            hasStalled = true;
        }, stallMs);
        await writing;
        clearTimeout(timer);
    };

    for (let i = 0; i < messages && socket.readyState === socket.OPEN; ++i) {
        const writing = sent(String(i).padStart(8, "0").padEnd(bytes, "x"));
        if (socket.bufferedAmount > highWater || i === messages - 1) await waitFor(writing, i);
    }
    if (socket.readyState === socket.OPEN) report("flooded", { messages, ms: Date.now() - start });
}
