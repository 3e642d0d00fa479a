export default async (t) => {
    await t.gesture();
    addEventListener("beforeunload", (event) => { event.preventDefault(); event.returnValue = "stay"; for (;;) { if (performance.now() > 4000) break; } });
    location.reload();
};
