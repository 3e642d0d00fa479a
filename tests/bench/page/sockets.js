export const opened = (socket) => new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onclose = ({ code }) => reject(new Error(`closed with ${code} before it was open`));
});

export const nextMessage = (socket) => new Promise((resolve, reject) => {
    socket.onmessage = ({ data }) => resolve(data);
    socket.onclose = ({ code }) => reject(new Error(`closed with ${code} before the answer`));
});

export const closed = (socket) => new Promise((resolve) => {
    socket.onclose = resolve;
    socket.close();
});
