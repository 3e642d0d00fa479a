// What is sent, the same at both ends: a message names its connection and its number, and its size
// tells messages of one connection apart, up to number 996.
const sizes = 997;

export const payload = (connection, number, more = 0) =>
    `${connection} ${number} ${".".repeat((number * 61) % sizes + more)}`;

// Every fourth message is binary.
export const isBinary = (number) => number % 4 === 3;

export const parse = (text) => {
    const [connection, number] = text.split(" ", 2);
    return { connection, number, isIntact: text === payload(connection, Number(number)) };
};
