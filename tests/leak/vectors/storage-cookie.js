export const shared = true;
export default async (t) => {
    document.cookie = "x=1";
    if (document.cookie) t.leak(document.cookie);
};
