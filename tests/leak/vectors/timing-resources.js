export const shared = true;
export default async (t) => {
    const observer = new PerformanceObserver(() => 0);
    observer.observe({ type: "resource", buffered: true });
    if (performance.getEntriesByType("resource").some(({ name }) => !/^(resource|portcullis-channel|blob|data|http|ws)/.test(name))) {
        t.leak("a file of others");
    }
};
