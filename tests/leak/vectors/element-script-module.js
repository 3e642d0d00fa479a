export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("script", { type: "module", src: t.http });
    t.add("script", { type: "module" }).textContent = `import "${t.http}"`;
};
