export const shared = true;
export default async (t) => {
    for (const start of ["mailto:x@", "tel:", "ssh://", "leak:", "web+leak:"]) {
        t.add("iframe", { src: start + t.name });
    }
    await t.pause(300);
};
