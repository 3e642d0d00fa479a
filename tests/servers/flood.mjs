const highWater = 1024 * 1024;
const stallMs = 300;

// Sends that many text messages, each starting with its number, counted from 0, in 8 digits.
// Waits while the peer does not keep up, and reports the first time that takes long.
export async function flood(socket, messages, bytes, report) {
    const start = Date.now();
    let hasStalled = false;

    const sendAndWait = async (text, message) => {
        const timer = setTimeout(() => {
            if (!hasStalled) report("stalled", { message });
            hasStalled = true;
        }, stallMs);
        await new Promise((resolve) => socket.send(text, resolve));
        clearTimeout(timer);
    };

    for (let i = 0; i < messages && socket.readyState === socket.OPEN; ++i) {
        const text = String(i).padStart(8, "0").padEnd(bytes, "x");
        const isLast = i === messages - 1;
        if (isLast || socket.bufferedAmount > highWater) await sendAndWait(text, i);
        else socket.send(text);
    }
    if (socket.readyState === socket.OPEN) report("flooded", { messages, ms: Date.now() - start });
}
