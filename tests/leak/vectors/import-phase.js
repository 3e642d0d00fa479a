export const shared = true;
export default async (t) => {
    await Promise.any([`import.source("${t.http}")`, `import.defer("${t.http}")`].map((code) => Promise.resolve().then(() => Function(`return ${code}`)())));
};
