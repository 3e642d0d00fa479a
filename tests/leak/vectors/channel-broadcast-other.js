// The trial opens both files of this name as two resources, at the same time.
export default async (t) => {
    const channel = new BroadcastChannel("leak");
    channel.onmessage = ({ data }) => data !== t.name && t.leak(data);
    for (let i = 0; i < 10; ++i) {
        channel.postMessage(t.name);
        await t.pause(100);
    }
};
