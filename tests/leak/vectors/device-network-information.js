export const shared = true;
export default async (t) => {
    await t.gesture();
    if (navigator.connection?.type) t.leak(navigator.connection.type);
};
