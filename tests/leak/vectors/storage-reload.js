// What a document has stored is gone with it.
export default async (t) => {
    if (window.name === "reloaded") {
        const left = [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie];
        left.filter((name) => name !== "").forEach(t.leak);
        return "nothing is left";
    }
    window.name = "reloaded";
    localStorage.setItem("x", "1");
    sessionStorage.setItem("x", "1");
    document.cookie = "x=1; max-age=1000";
    location.reload();
    await t.pause(2000);
};
