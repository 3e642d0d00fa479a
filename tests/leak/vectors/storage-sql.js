export const shared = true;
export default async (t) => {
    t.need(globalThis.openDatabase, "openDatabase")("x", "1", "x", 1);
    t.leak("a database");
};
