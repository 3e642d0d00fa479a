export const shared = true;
export default async (t) => {
    t.add("link", { rel: "import", href: t.http });
};
