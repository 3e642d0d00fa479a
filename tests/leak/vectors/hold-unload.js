// The trial then closes it, as it does every other.
export default async (t) => {
    await t.gesture();
    addEventListener("beforeunload", (event) => { event.preventDefault(); event.returnValue = "stay"; return "stay"; });
    onbeforeunload = () => "stay";
};
