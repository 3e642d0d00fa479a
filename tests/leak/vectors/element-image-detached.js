export const shared = true;
export const arrives = true;
export default async (t) => {
    const parsed = document.createElement("div");
    parsed.innerHTML = `<img src="${t.http}">`;
};
