export const shared = true;
export default async (t) => {
    navigator.registerProtocolHandler("web+leak", `${t.http}?%s`, "x");
};
