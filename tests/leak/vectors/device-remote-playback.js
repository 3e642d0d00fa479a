export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.add("video", { src: t.http }).remote.prompt();
    t.leak("plays");
};
