export const shared = true;
export default async (t) => {
    await (await caches.open("x")).add(t.http);
};
