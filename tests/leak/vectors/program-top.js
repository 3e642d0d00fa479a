export default async (t) => {
    await t.gesture();
    window.open(`mailto:x@${t.name}`);
    window.open(`leak:${t.name}`, "_top");
    top.location = `leak:${t.name}`;
};
