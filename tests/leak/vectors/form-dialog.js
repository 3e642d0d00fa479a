export default async (t) => {
    t.add("form", { method: "dialog", action: t.http }, t.add("dialog", { open: "" })).requestSubmit();
};
