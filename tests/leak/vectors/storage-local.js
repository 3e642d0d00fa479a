export const shared = true;
export default async (t) => {
    localStorage.setItem("x", "1");
    t.leak(localStorage.length);
};
