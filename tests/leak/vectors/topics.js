export const shared = true;
export default async (t) => {
    await t.need(document.browsingTopics, "topics").call(document);
};
