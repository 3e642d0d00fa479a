export const shared = true;
export default async (t) => {
    sessionStorage.setItem("x", "1");
    t.leak(sessionStorage.length);
};
