export default async (t) => {
    for (const [tag, type] of [["permission", "geolocation"], ["permission", "camera microphone"], ["geolocation", ""], ["usermedia", "camera"], ["install", ""], ["login", ""]]) {
        const element = t.add(tag, { type, autolocate: "", installurl: t.https, style: "position:fixed;inset:0;z-index:9" });
        for (const event of ["promptaction", "location", "stream", "resolve"]) {
            element.addEventListener(event, () => element.permissionStatus === "granted" && t.leak(`${tag} ${type}`));
        }
    }
    await t.gesture();
    await t.pause(400);
};
