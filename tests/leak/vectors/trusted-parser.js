export const shared = true;
export default async (t) => {
    const parsed = new DOMParser().parseFromString(`<img src="${t.http}"><link rel=stylesheet href="${t.http}">`, "text/html");
    document.adoptNode(parsed.body.firstChild);
    document.body.append(parsed.querySelector("img") ?? parsed.body);
};
