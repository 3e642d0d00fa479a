export const shared = true;
export const arrives = true;
export default async (t) => {
    const frame = t.add("iframe");
    frame.contentWindow.location = t.http;
    await t.pause(300);
};
