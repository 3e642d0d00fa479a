export const shared = true;
export default async (t) => {
    await t.need(navigator.locks, "locks").request("leak", () => t.pause(300));
};
