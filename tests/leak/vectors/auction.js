export default async (t) => {
    await t.need(navigator.runAdAuction, "runAdAuction").call(navigator, {
        seller: `https://${t.host}`,
        decisionLogicURL: t.https,
        interestGroupBuyers: [`https://${t.host}`],
        trustedScoringSignalsURL: t.https,
    });
};
