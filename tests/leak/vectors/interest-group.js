export default async (t) => {
    const join = t.need(navigator.joinAdInterestGroup, "interest groups").bind(navigator);
    const group = (owner) => ({ owner, name: "x", lifetimeMs: 9000, biddingLogicURL: t.https, updateURL: t.https, ads: [] });
    await Promise.all([join(group(`https://${t.host}`), 1000), join(group(origin), 1000)]);
    navigator.updateAdInterestGroups();
    t.leak("a group");
};
