// What a document has stored is not that of the documents inside it, nor the other way round.
const look = `
    const seen = [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie];
    localStorage.setItem("inner", "1");
    sessionStorage.setItem("inner", "1");
    document.cookie = "inner=1";
    parent.postMessage(seen.filter((name) => name !== ""), "*");
`;

export const shared = true;
export default async (t) => {
    localStorage.setItem("outer", "1");
    sessionStorage.setItem("outer", "1");
    document.cookie = "outer=1";
    for (const kind of ["srcdoc", "blob", "data"]) {
        const told = new Promise((resolve) => addEventListener("message", resolve, { once: true }));
        const frame = t.frame(kind, t.script(look));
        const { data } = await Promise.race([told, t.pause(1000).then(() => ({ data: [] }))]);
        data.forEach(t.leak);
        frame.remove();
    }
    const names = [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie];
    names.filter((name) => name.includes("inner")).forEach(t.leak);
};
