export const shared = true;
export default async (t) => {
    sessionStorage.setItem("x", "1");
    return `${sessionStorage.length} of its own`;
};
