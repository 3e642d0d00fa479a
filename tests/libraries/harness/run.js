const timeoutMs = 20_000;

// Runs the exchange with the server of that name, and prints how it went as the only line.
export async function run(name, exchange) {
    try {
        const servers = await (await fetch("./servers.json")).json();
        await inTime(exchange(servers[name]), "the whole exchange", timeoutMs);
        console.log(`PASS ${name}`);
    } catch (error) {
        console.log(`FAIL ${name}: ${error?.message ?? JSON.stringify(error)}`);
    }
}

export function equal(actual, expected, what) {
    const [a, b] = [actual, expected].map((value) => JSON.stringify(plain(value)));
    if (a !== b) throw new Error(`${what}: got ${shortened(a)} instead of ${shortened(b)}`);
}

export async function rejection(promise, what) {
    const outcome = await promise.then(() => undefined, (error) => ({ error }));
    if (!outcome) throw new Error(`${what}: was not refused`);
    return outcome.error;
}

// A promise with what settles it; one that nobody settles fails after a while.
export function pending(what) {
    let settle;
    const promise = new Promise((resolve, reject) => (settle = { resolve, reject }));
    return { promise: inTime(promise, what, timeoutMs / 2), ...settle };
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export const bytesUpTo = (length) => Uint8Array.from({ length }, (_, i) => i % 256);

function inTime(promise, what, ms) {
    let timer;
    const timeout = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`${what}: timed out`)), ms);
    });
    return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}

function plain(value) {
    if (value instanceof ArrayBuffer) return [...new Uint8Array(value)];
    return ArrayBuffer.isView(value) ? [...value] : value;
}

const shortened = (text = "undefined") => (text.length > 200 ? `${text.slice(0, 200)}...` : text);
