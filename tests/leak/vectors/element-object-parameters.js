export const shared = true;
export default async (t) => {
    const object = t.add("object");
    for (const name of ["src", "movie", "data", "url", "code"]) {
        t.add("param", { name, value: t.http }, object);
    }
    t.add("object", { classid: t.http, codebase: t.http });
};
