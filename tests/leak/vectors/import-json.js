export const shared = true;
export const arrives = true;
export default async (t) => {
    const words = ["with", "assert"]; // until 122, `assert` alone
    await Promise.all(words.map((word) => Promise.resolve().then(() => Function(`return import("${t.http}", { ${word}: { type: "json" } })`)())));
};
