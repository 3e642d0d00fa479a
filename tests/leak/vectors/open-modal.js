export default async (t) => {
    await t.gesture();
    t.need(window.showModalDialog, "showModalDialog")(t.http);
};
