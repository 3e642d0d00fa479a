export const shared = true;
export default async (t) => {
    if (await t.need(navigator.storage, "storage").persist()) t.leak("persists");
};
