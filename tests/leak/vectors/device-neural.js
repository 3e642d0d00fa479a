export const shared = true;
export default async (t) => {
    await t.need(navigator.ml, "ml").createContext();
};
