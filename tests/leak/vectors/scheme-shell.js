export const shared = true;
export default async (t) => {
    const read = (url) => new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.onload = () => resolve(request.responseText && t.leak(`${url} ${request.responseText.length}`));
        request.onerror = resolve;
        try { request.open("GET", url); request.send(); } catch { resolve(); }
    });
    for (const url of ["portcullis://shell/../main.cpp", "portcullis://other/index.html", "portcullis://shell/none"]) {
        await read(url);
        await fetch(url).then((response) => response.text()).then((text) => text && t.leak(url), () => 0);
        const frame = t.add("iframe", { src: url });
        t.add("script", { src: url }).onload = () => t.leak(`script ${url}`);
        t.add("img", { src: url }).onload = () => t.leak(`image ${url}`);
        t.add("link", { rel: "stylesheet", href: url }).onload = () => t.leak(`style ${url}`);
        await t.pause(60);
        try { if (frame.contentDocument?.body?.textContent) t.leak(`frame ${url}`); } catch { /* of another origin */ }
    }
};
