export const shared = true;
export default async (t) => {
    document.cookie = "x=1";
    return `${document.cookie} of its own`;
};
