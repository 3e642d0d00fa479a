// Raw Messages: the exchange of the echo sample without the SDK, only with postMessage.

const maxEntries = 200;
const element = (id) => document.getElementById(id);
const [url, toggle, log, text, send] = ["url", "toggle", "log", "text", "send"].map(element);

let requestCount = 0;
let connectionId = null;
let answerHandlers = new Map(); // by request id

function showStatus(state, words) {
    element("status").dataset.state = state;
    element("status").textContent = words;
    toggle.textContent = connectionId ? "Disconnect" : "Connect";
    url.readOnly = connectionId !== null;
    text.disabled = send.disabled = state !== "connected";
}

// The link begins with what the engine knew when the program started.
function showTheme(theme) {
    element("dark").media = theme === "dark" ? "all" : "not all";
}

function showHint(words) {
    element("hint").textContent = words;
    element("hint").hidden = false;
}

function part(tag, className, content) {
    const node = document.createElement(tag);
    node.className = className;
    node.textContent = content;
    return node;
}

// What one looks for first in a message: which call, or which event.
function titleOf(message) {
    return message.method ?? message.event ?? message.name ?? (message.error ? "error" : "result");
}

function showMessage(direction, message) {
    const entry = document.createElement("li");
    entry.className = direction;
    entry.append(
        part("span", "way", direction === "out" ? "page → host" : "host → page"),
        part("strong", "", titleOf(message)),
        part("span", "type", message.type),
        part("code", "", JSON.stringify(message)));
    log.append(entry);
    while (log.children.length > maxEntries) {
        log.firstChild.remove();
    }
    entry.scrollIntoView({ block: "nearest" });
}

function request(method, params, onAnswer) {
    const message = { type: "rp:request", id: `req-${++requestCount}`, method, params };
    answerHandlers.set(message.id, onAnswer);
    showMessage("out", message);
    window.parent.postMessage(message, "*");
}

function onAnswer({ error }) {
    if (error) {
        console.error("Refused:", error.code);
        showHint(`The host refused: ${error.message} (${error.code}).`);
    }
}

function onConnectAnswer(answer) {
    onAnswer(answer);
    if (answer.error) {
        connectionId = null;
        const denied = answer.error.code === "capability_denied";
        showStatus("refused", denied ? "Not allowed" : "Refused");
    }
}

function connect() {
    connectionId = `ws-${Date.now()}-${Math.random().toString(36).slice(2)}`;
    element("hint").hidden = true;
    showStatus("connecting", "Connecting…");
    request("ws.connect", { connectionId, url: url.value }, onConnectAnswer);
}

function sendText(data) {
    request("ws.send", { connectionId, data }, onAnswer);
}

function onSocketEvent(message) {
    switch (message.event) {
    case "open":
        console.log("Connected");
        showStatus("connected", "Connected");
        sendText("Hello!");
        break;
    case "message":
        console.log("Data:", message.data);
        break;
    case "close":
        console.log("Closed:", message.code, message.reason);
        connectionId = null;
        showStatus("disconnected", `Disconnected (${message.code})`);
        break;
    case "error":
        console.error("Error:", message.error);
        showHint(`The connection failed: ${message.error}.`);
        break;
    }
}

window.addEventListener("message", ({ source, data }) => {
    if (source !== window.parent) {
        return;
    }
    showMessage("in", data);
    if (data.type === "rp:response") {
        answerHandlers.get(data.id)?.(data);
        answerHandlers.delete(data.id);
    } else if (data.type === "rp:event" && data.name === "theme.changed") {
        showTheme(data.payload.theme);
    } else if (data.type === "rp:ws" && data.connectionId === connectionId) {
        onSocketEvent(data);
    }
});

element("server").addEventListener("submit", (event) => {
    event.preventDefault();
    if (connectionId) {
        request("ws.close", { connectionId }, onAnswer);
    } else {
        connect();
    }
});

element("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    sendText(text.value);
    text.value = "";
});

// No handshake is needed before ws.connect; this one is for the address of the playground.
request("rp.hello", { sdk: "none", features: [] }, ({ result }) => {
    toggle.disabled = false;
    showStatus("disconnected", "Disconnected");
    showTheme(result?.theme);
    if (result?.playground) {
        url.value = `${result.playground}/echo`;
        connect();
    } else {
        showHint("The playground server does not run. Enter the address of an echo server.");
    }
});
