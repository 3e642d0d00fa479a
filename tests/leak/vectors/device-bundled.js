export const shared = true;
export default async (t) => {
    await t.gesture();
    const states = [];
    for (const name of ["camera", "microphone", "geolocation", "notifications", "midi", "clipboard-read", "background-sync", "persistent-storage", "display-capture", "idle-detection", "window-placement", "local-fonts", "nfc"]) {
        const state = await navigator.permissions.query({ name }).then((answer) => answer.state, () => "unknown");
        if (state === "granted") states.push(name);
    }
    if (states.length) t.leak(states);
};
