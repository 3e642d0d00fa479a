export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("img", { src: t.https, sharedstoragewritable: "", browsingtopics: "", attributionsrc: "" });
    t.add("iframe", { src: t.https, sharedstoragewritable: "", browsingtopics: "", adauctionheaders: "", privatetoken: "{}" });
    await fetch(t.https, { mode: "no-cors", browsingTopics: true, adAuctionHeaders: true, sharedStorageWritable: true, attributionReporting: { eventSourceEligible: true, triggerEligible: false } });
};
