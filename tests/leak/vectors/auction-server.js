export default async (t) => {
    await t.need(navigator.getInterestGroupAdAuctionData, "getInterestGroupAdAuctionData").call(navigator, { seller: `https://${t.host}`, coordinatorOrigin: `https://${t.host}` });
};
