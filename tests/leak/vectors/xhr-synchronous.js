export const shared = true;
export const arrives = true;
export default async (t) => {
    const x = new XMLHttpRequest();
    x.open("GET", t.http, false);
    x.send();
};
