export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("script").textContent = `import("${t.http}")`;
};
