export const shared = true;
export const arrives = true;
export default async (t) => {
    await new Promise((resolve) => { const x = new XMLHttpRequest(); x.onloadend = resolve; x.open("POST", t.http); x.send("x"); });
};
