export const shared = true;
export default async (t) => {
    history.pushState(0, "", t.http);
};
