export const shared = true;
export default async (t) => {
    const printers = await t.need(navigator.printing, "printing").getPrinters();
    t.leak(printers.length);
};
