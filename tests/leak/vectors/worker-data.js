export const shared = true;
export const arrives = true;
export default async (t) => {
    new Worker("data:text/javascript," + encodeURIComponent(`fetch("${t.http}", { mode: "no-cors" }); importScripts("${t.http}")`));
    await t.pause(500);
};
