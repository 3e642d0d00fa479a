export default async (t) => {
    await t.gesture();
    for (const start of ["mailto:x@", "tel:", "sms:", "intent://", "market://", "magnet:?", "irc://", "ssh://", "steam://", "leak:", "web+leak:"]) {
        t.add("a", { href: start + t.name }).click();
        t.add("a", { href: start + t.name, target: "_blank" }).click();
    }
};
