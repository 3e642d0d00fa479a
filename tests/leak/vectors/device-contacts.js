export const shared = true;
export default async (t) => {
    await t.gesture();
    await t.need(navigator.contacts, "contacts").select(["name"]);
    t.leak("contacts");
};
