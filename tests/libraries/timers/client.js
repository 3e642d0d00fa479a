import "../harness/install.js";
import FakeTimers from "@sinonjs/fake-timers";
import { bytesUpTo, equal, pending, run } from "../harness/run.js";

const next = (socket, event) => {
    const { promise, resolve } = pending(event);
    socket.addEventListener(event, resolve, { once: true });
    return promise;
};

const large = bytesUpTo(2_000_000);

// A test kit that stops the page's clock stops none of its sockets.
run("timers", async (address) => {
    const clock = FakeTimers.install();
    try {
        const socket = new WebSocket(address);
        socket.binaryType = "arraybuffer";
        await next(socket, "open");
        for (const sent of ["small", "x".repeat(1_000_000), bytesUpTo(10), large]) {
            socket.send(sent);
            const { data } = await next(socket, "message");
            equal(data, sent, "echo");
        }
        socket.close(3000, "done");
        const { code, reason } = await next(socket, "close");
        equal([code, reason], [3000, "done"], "close");
    } finally {
        clock.uninstall();
    }
});
