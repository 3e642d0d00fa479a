// Chat: a token in a header, a subprotocol, and a connection that comes back by itself.
import { createResourceClient } from "/_rp/sdk.js";
import { addMessage, addNote, clearMessages } from "./messages.js";
import { keepConnected } from "./reconnect.js";

const friendlyNames = ["Ada", "Blaise", "Emmy", "Grace", "Hedy", "Ida", "Leo", "Mae", "Otto", "Sofia"];
const element = (id) => document.getElementById(id);
const [url, token, name, toggle, text, send] =
    ["url", "token", "name", "toggle", "text", "send"].map(element);

const rp = createResourceClient();
let link = null; // what keepConnected returned, while the user wants to be connected
let connection = null; // open, or null
let room = "general";
let lastError = "the connection was closed";

function showStatus(state, words) {
    element("status").dataset.state = state;
    element("status").textContent = words;
    toggle.textContent = link ? "Disconnect" : "Connect";
    url.readOnly = token.readOnly = name.readOnly = link !== null;
    text.disabled = send.disabled = state !== "connected";
}

function showHint(words) {
    element("hint").textContent = words;
    element("hint").hidden = words === "";
}

function onMessage(data) {
    const message = JSON.parse(data);
    if (message.type === "message") {
        addMessage(message, message.user === name.value);
    } else {
        addNote(message.text, message.type === "error");
    }
    if (message.type === "notice" && message.text === `${name.value} joined`) {
        console.log(`Joined ${message.room}`);
    }
}

function join(newRoom) {
    room = newRoom;
    for (const button of element("rooms").children) {
        button.setAttribute("aria-current", String(button.value === room));
    }
    clearMessages();
    connection?.send(JSON.stringify({ type: "join", room, user: name.value }));
}

function onOpen(opened) {
    connection = opened;
    lastError = "the connection was closed";
    showHint("");
    showStatus("connected", "Connected");
    join(room);
    text.focus();
}

function onClosed(gaveUp) {
    connection = null;
    link = null;
    showStatus("disconnected", "Disconnected");
    showHint(gaveUp ? `Gave up: ${lastError}. Check the address and the token, then connect.` : "");
}

function onWaiting(seconds, triesLeft) {
    connection = null;
    const tries = triesLeft === 1 ? "1 try left" : `${triesLeft} tries left`;
    showStatus("connecting", "Waiting to reconnect");
    showHint(`No connection: ${lastError}. Trying again in ${seconds} s, ${tries}.`);
}

function openConnection() {
    return rp.ws.connect(url.value, {
        headers: { Authorization: `Bearer ${token.value}` },
        protocols: ["chat-v2"],
    });
}

function connect() {
    link = keepConnected(openConnection, {
        onConnecting: () => showStatus("connecting", "Connecting…"),
        onOpen,
        onMessage,
        onError: (message) => {
            lastError = message;
        },
        onWaiting,
        onClosed,
    });
    toggle.textContent = "Disconnect";
}

element("settings").addEventListener("submit", (event) => {
    event.preventDefault();
    if (link) {
        link.stop();
    } else {
        connect();
    }
});

element("rooms").addEventListener("click", ({ target }) => target.value && join(target.value));

element("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    connection.send(JSON.stringify({ type: "message", text: text.value }));
    text.value = "";
});

// The link begins with what the engine knew when the program started.
function showTheme({ theme }) {
    element("dark").media = theme === "dark" ? "all" : "not all";
}

async function start() {
    const number = 10 + Math.floor(Math.random() * 90);
    name.value = `${friendlyNames[Math.floor(Math.random() * friendlyNames.length)]} ${number}`;
    const info = await rp.ready();
    showTheme(info);
    if (!info.granted.includes("network:ws")) {
        showStatus("refused", "Not allowed");
        showHint("This resource was not allowed to connect to servers, so there is nobody to talk to.");
        return;
    }
    toggle.disabled = false;
    if (!info.playground) {
        showStatus("disconnected", "Disconnected");
        showHint("The playground server does not run. Enter the address of a chat server and a token.");
        return;
    }
    url.value = `${info.playground}/chat`;
    token.value = "playground"; // any token will do there
    connect();
}

rp.on("theme.changed", showTheme);
start();
