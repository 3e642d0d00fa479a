export default async (t) => {
    t.add("iframe", { browsingtopics: "", src: "about:blank" });
    const topics = await t.need(document.browsingTopics, "topics").call(document);
    if (topics.length > 0) t.leak(topics.length);
};
