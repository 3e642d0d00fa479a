export default async (t) => {
    t.add("form", { action: `mailto:x@${t.name}`, method: "post" }).submit();
};
