// Echo: the smallest use of rp.ws. It connects, greets, and times each answer.
import { createResourceClient } from "/_rp/sdk.js";

const maxEntries = 200;
const element = (id) => document.getElementById(id);
const [url, toggle, log, text, send] = ["url", "toggle", "log", "text", "send"].map(element);

const rp = createResourceClient();
let connection = null;
let sendTimes = []; // an echo server answers in order, so the oldest belongs to the next answer

function showStatus(state, words) {
    element("status").dataset.state = state;
    element("status").textContent = words;
    toggle.textContent = connection ? "Disconnect" : "Connect";
    url.readOnly = connection !== null;
    text.disabled = send.disabled = state !== "connected";
}

function showHint(words) {
    element("hint").textContent = words;
    element("hint").hidden = false;
}

function span(className, content) {
    const part = document.createElement("span");
    part.className = className;
    part.textContent = content;
    return part;
}

function addEntry(kind, content, detail = "") {
    const entry = document.createElement("li");
    entry.className = kind;
    entry.append(span("text", content), span("detail", detail));
    log.append(entry);
    while (log.children.length > maxEntries) {
        log.firstChild.remove();
    }
    element("empty").hidden = true;
    entry.scrollIntoView({ block: "nearest" });
}

function sendText(message) {
    sendTimes.push(performance.now());
    connection.send(message);
    addEntry("sent", message, "sent");
}

function onOpen() {
    console.log("Connected!");
    showStatus("connected", "Connected");
    sendText("Hello, server!");
    text.focus();
}

function onMessage(data) {
    console.log("Received:", data);
    const sent = sendTimes.shift();
    // A server may also speak without being asked; then there is nothing to time.
    const detail = sent === undefined ? "received" : `${(performance.now() - sent).toFixed(1)} ms`;
    addEntry("received", data, detail);
}

function onClose(code, reason) {
    console.log("Closed:", code, reason);
    connection = null;
    addEntry("note", reason ? `Closed: ${reason}` : "Closed", `code ${code}`);
    showStatus("disconnected", "Disconnected");
}

function onError(message) {
    console.error("Error:", message);
    addEntry("note bad", message);
}

function connect() {
    sendTimes = [];
    element("hint").hidden = true;
    connection = rp.ws.connect(url.value);
    connection.on("open", onOpen);
    connection.on("message", onMessage);
    connection.on("close", onClose);
    connection.on("error", onError);
    showStatus("connecting", "Connecting…");
}

element("server").addEventListener("submit", (event) => {
    event.preventDefault();
    if (connection) {
        connection.close();
    } else {
        connect();
    }
});

element("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    sendText(text.value);
    text.value = "";
});

// The link begins with what the engine knew when the program started.
function showTheme({ theme }) {
    element("dark").media = theme === "dark" ? "all" : "not all";
}

async function start() {
    const info = await rp.ready();
    showTheme(info);
    if (!info.granted.includes("network:ws")) {
        showStatus("refused", "Not allowed");
        showHint("This resource was not allowed to connect to servers, so there is nothing to show.");
        return;
    }
    toggle.disabled = false;
    if (info.playground) {
        url.value = `${info.playground}/echo`;
        connect();
        return;
    }
    showStatus("disconnected", "Disconnected");
    showHint("The playground server does not run. Enter the address of an echo server.");
    url.focus();
}

rp.on("theme.changed", showTheme);
start();
