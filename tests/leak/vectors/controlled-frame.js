export const shared = true;
export default async (t) => {
    t.add("controlledframe", { src: t.http, partition: "x" });
    t.add("webview", { src: t.http });
    await t.pause(300);
};
