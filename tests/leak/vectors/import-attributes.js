export const shared = true;
export const arrives = true;
export default async (t) => {
    const script = t.add("script", { type: "module" });
    script.textContent = `import x from "${t.http}?css" with { type: "css" };`;
    t.add("script", { type: "module" }).textContent = `import x from "${t.http}?json" with { type: "json" };`;
    await Function(`return import("${t.http}", { with: { type: "json" } })`)();
};
