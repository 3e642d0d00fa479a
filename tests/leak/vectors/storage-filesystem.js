export const shared = true;
export default async (t) => {
    await new Promise((resolve, reject) => t.need(window.webkitRequestFileSystem, "webkitRequestFileSystem")(0, 1, resolve, reject));
    t.leak("a file system");
};
