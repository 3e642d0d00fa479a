// Served by the program. As a variable, it is nothing that a bundler looks for.
const sdk = "/_rp/sdk.js";

// Sends a text to the server, and resolves with what comes back.
export async function echo(text) {
    const { WebSocket } = await import(/* @vite-ignore */ /* webpackIgnore: true */ sdk);
    return new Promise((resolve, reject) => {
        const socket = new WebSocket("ws://echo.example/echo");
        socket.onopen = () => socket.send(text);
        socket.onmessage = ({ data }) => {
            socket.close();
            resolve(data);
        };
        socket.onclose = ({ code }) => reject(new Error(`closed with ${code}`));
    });
}
