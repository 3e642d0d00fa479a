export const shared = true;
export default async (t) => {
    new Function(`//# sourceMappingURL=${t.http}`)();
    t.css(`p {} /*# sourceMappingURL=${t.http} */`);
    (0, eval)(`1\n//# sourceURL=${t.http}`);
};
