export const shared = true;
export default async (t) => {
    await t.gesture();
    const where = await new Promise((resolve, reject) => t.need(navigator.geolocation, "geolocation").getCurrentPosition(resolve, reject, { timeout: 1500 }));
    t.leak(where.coords.latitude);
};
