export const shared = true;
export default async (t) => {
    t.need(navigator.joinAdInterestGroup, "interest groups").call(navigator, { owner: t.https, name: "x", biddingLogicUrl: t.https, updateUrl: t.https }, 1000);
};
