export const shared = true;
export default async (t) => {
    new Worker(t.http);
};
