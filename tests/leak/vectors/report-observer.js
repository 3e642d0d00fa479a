export const shared = true;
export default async (t) => {
    fetch("https://" + t.host + "/");
    new ReportingObserver(() => 0, { buffered: true }).observe();
};
