export const shared = true;
export const arrives = true;
export default async (t) => {
    t.frame("srcdoc", t.script(`location = "${t.http}"`));
    t.frame("data", t.script(`location = "${t.http}?2"`));
    await t.pause(500);
};
