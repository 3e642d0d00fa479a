export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("img", { srcset: `${t.http} 1x, ${t.http}?2 2x`, sizes: "100vw" });
};
