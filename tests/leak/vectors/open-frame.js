export const arrives = true;
export default async (t) => {
    t.frame("srcdoc", t.script(`window.open("${t.http}"); window.open("${t.http}", "_top"); window.open("${t.http}", "_self")`));
    await t.pause(400);
};
