export const shared = true;
export const arrives = true;
export default async (t) => {
    const hosts = ["0x7f000001", "2130706433", "0177.0.0.1", "127.1", "[::ffff:127.0.0.1]", "localhost", "x.localhost", "0"];
    await Promise.allSettled(hosts.map((host) => fetch(`http://${host}:${t.port}/`, { mode: "no-cors" })));
};
