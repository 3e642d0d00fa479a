export const untouched = true;
export default async (t) => {
    t.frame("srcdoc", t.script(`const a = document.createElement("a");
        a.href = "${t.http}"; a.append("link"); document.body.append(a); a.focus(); a.click();`));
    await t.pause(500);
};
