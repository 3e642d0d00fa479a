export const shared = true;
export default async (t) => {
    localStorage.setItem("x", "1");
    return `${localStorage.length} of its own`;
};
