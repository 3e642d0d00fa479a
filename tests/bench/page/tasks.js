// A timer would be held up for 4 ms; this only lets other tasks of the page have their turn.
const channel = new MessageChannel();
const waiting = [];
channel.port1.onmessage = () => waiting.shift()();

export const nextTask = () => new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
});

export const pause = (milliseconds) => new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
});
