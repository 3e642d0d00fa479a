// The trial opens storage-of-one and storage-of-another as two resources, at the same time.
const stores = [
    (name) => {
        localStorage.setItem(name, "1");
        return Object.keys(localStorage);
    },
    async (name) => {
        await caches.open(name);
        return caches.keys();
    },
    async (name) => {
        indexedDB.open(name);
        return (await indexedDB.databases()).map((database) => database.name);
    },
    async (name) => {
        const folder = await navigator.storage.getDirectory();
        await folder.getFileHandle(name, { create: true });
        return Array.fromAsync ? Array.fromAsync(folder.keys()) : [];
    },
    (name) => {
        document.cookie = `${name}=1`;
        return document.cookie.split("; ").map((cookie) => cookie.split("=")[0]);
    },
];

export default async (t) => {
    for (let round = 0; round < 8; ++round) {
        for (const store of stores) {
            const names = await Promise.resolve(t.name).then(store).catch(() => []);
            names.filter((name) => name && name !== t.name).forEach(t.leak);
        }
        await t.pause(150);
    }
};
