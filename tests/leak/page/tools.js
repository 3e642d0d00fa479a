// What a vector is given, and the words that the trial listens to.
const say = (word, name, text = "") => console.log(`leak ${word} ${name} ${text}`);

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const gesture = new Promise((resolve) => addEventListener("pointerup", resolve, { once: true }));

const embed = {
    srcdoc: (html) => ({ srcdoc: html }),
    data: (html) => ({ src: `data:text/html;charset=utf-8,${encodeURIComponent(html)}` }),
    blob: (html) => ({ src: URL.createObjectURL(new Blob([html], { type: "text/html" })) }),
};

const add = (tag, attributes = {}, parent = document.body) => {
    const namespace = tag.startsWith("svg:") ? "http://www.w3.org/2000/svg"
        : tag.startsWith("math:") ? "http://www.w3.org/1998/Math/MathML" : "http://www.w3.org/1999/xhtml";
    const element = document.createElementNS(namespace, tag.replace(/^(svg|math):/, ""));
    for (const [name, value] of Object.entries(attributes)) {
        element.setAttribute(name, value);
    }
    parent.append(element);
    return element;
};

const makeTools = ({ name, port, domain }) => {
    const urls = (host) => ({
        host,
        http: `http://${host}/${name}`,
        https: `https://${host}/${name}`,
        ws: `ws://${host}/${name}`,
        wss: `wss://${host}/${name}`,
    });
    return {
        name, port, domain,
        ...urls(`127.0.0.1:${port}`),
        byName: urls(`${domain}:${port}`),
        far: urls(`203.0.113.7:${port}`),
        ip6: urls(`[::1]:${port}`),
        add, pause,
        css: (text) => add("style").append(text),
        frame: (kind, html) => add("iframe", embed[kind](html)),
        script: (code) => `<!doctype html><body><script>${code}<\/script>`,
        blobUrl: (code, type = "text/javascript") => URL.createObjectURL(new Blob([code], { type })),
        need: (value, what) => {
            if (value === undefined || value === null) {
                throw new Error(`no ${what}`);
            }
            return value;
        },
        leak: (text) => say("got", name, String(text).slice(0, 60)),
        gesture: () => Promise.race([gesture, pause(3000)]),
    };
};

export const attempt = async (vector) => {
    const { name } = vector;
    try {
        const { default: run } = await import(`./vectors/${name}.js`);
        say("begun", name);
        const late = pause(5000).then(() => "waits");
        say("tried", name, await Promise.race([run(makeTools(vector)), late]) ?? "done");
    } catch (error) {
        say("tried", name, String(error).replaceAll("\n", " ").slice(0, 60));
    }
};
