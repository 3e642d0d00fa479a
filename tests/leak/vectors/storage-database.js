export const shared = true;
export default async (t) => {
    await new Promise((resolve, reject) => { const request = indexedDB.open("x"); request.onsuccess = resolve; request.onerror = () => reject(request.error); });
    return "its own";
};
