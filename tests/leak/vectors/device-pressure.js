export const shared = true;
export default async (t) => {
    const observer = new (t.need(globalThis.PressureObserver, "PressureObserver"))((records) => t.leak(records[0].state));
    await observer.observe("cpu", { sampleInterval: 100 });
    await t.pause(1000);
};
