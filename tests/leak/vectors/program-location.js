export default async (t) => {
    await t.gesture();
    location = `mailto:x@${t.name}`;
    location = `leak:${t.name}`;
};
