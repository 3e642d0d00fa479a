export const arrives = true;
export default async (t) => {
    await t.gesture();
    for (const [name, features] of [["_blank", "popup"], ["_blank", "noopener"], ["x", "noreferrer,width=9"], ["_top", ""], ["_parent", ""], ["_unfencedTop", ""]]) {
        window.open(t.http, name, features);
    }
};
