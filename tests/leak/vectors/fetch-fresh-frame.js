export const shared = true;
export const arrives = true;
// The engine's own fetch of a frame that no script has changed.
export default async (t) => {
    const { fetch } = t.add("iframe").contentWindow;
    await fetch(t.http, { mode: "no-cors" });
};
