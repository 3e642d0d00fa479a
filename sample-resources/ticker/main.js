// Ticker: a stream of messages, kept in a bounded history and drawn once a frame.
import { createResourceClient } from "/_rp/sdk.js";
import { drawChart } from "./chart.js";

const maxTrades = 240;
const minWidth = 40; // so that the first trades do not stretch over the whole chart
const rateWindow = 5000; // ms
const element = (id) => document.getElementById(id);
const canvas = element("chart");
const format = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const rp = createResourceClient();
let server = "";
let connection = null;
let trades = [];
let arrivals = []; // of the last seconds, for the rate
let startPrice = null;
let hasLogged = false;
let willDraw = false;

function showStatus(state, words) {
    element("status").dataset.state = state;
    element("status").textContent = words;
    element("again").hidden = state !== "disconnected" || server === "";
}

function showHint(words) {
    element("hint").textContent = words;
    element("hint").hidden = words === "";
}

function signed(number) {
    return `${number < 0 ? "−" : "+"}${format.format(Math.abs(number))}`;
}

function showNumbers() {
    const last = trades[trades.length - 1];
    element("price").textContent = last ? format.format(last.price) : "–";
    element("quantity").textContent = last ? last.quantity.toFixed(4) : "–";
    const change = last ? last.price - startPrice : 0;
    element("change").textContent =
        last ? `${signed(change)} (${signed(100 * change / startPrice)} %)` : "–";
    element("change").className = change < 0 ? "down" : change > 0 ? "up" : "";
    const seconds = (performance.now() - arrivals[0]) / 1000;
    element("rate").textContent = seconds > 0.5 ? ((arrivals.length - 1) / seconds).toFixed(1) : "–";
    element("empty").hidden = last !== undefined;
}

function draw() {
    willDraw = false;
    showNumbers();
    drawChart(canvas, trades.map((trade) => trade.price), Math.max(minWidth, trades.length));
}

// Trades can come faster than the screen shows them.
function drawSoon() {
    if (!willDraw) {
        willDraw = true;
        requestAnimationFrame(draw);
    }
}

function logFirst(symbol, price) {
    if (!hasLogged) {
        hasLogged = true;
        console.log(`First trade ${symbol} ${price}`);
    }
}

function countArrival(now) {
    arrivals.push(now);
    arrivals = arrivals.filter((time) => now - time <= rateWindow);
}

function onMessage(data) {
    const message = JSON.parse(data);
    const trade = { price: Number(message.p), quantity: Number(message.q) };
    if (message.e !== "trade" || !Number.isFinite(trade.price)) {
        return;
    }
    logFirst(message.s, trade.price);
    startPrice ??= trade.price;
    trades.push(trade);
    trades = trades.slice(-maxTrades);
    countArrival(performance.now());
    drawSoon();
}

function startOver() {
    connection?.close();
    trades = [];
    arrivals = [];
    startPrice = null;
    showHint("");
    drawSoon();
}

function connect() {
    startOver();
    const symbol = new FormData(element("symbols")).get("symbol");
    const url = new URL(server);
    url.searchParams.set("symbol", symbol);
    const opened = rp.ws.connect(url.href);
    connection = opened;
    showStatus("connecting", "Connecting…");
    // The events of a connection that a newer one has replaced are of no interest any more.
    const on = (event, handle) => opened.on(event, (...facts) => opened === connection && handle(...facts));
    on("open", () => showStatus("connected", "Connected"));
    on("message", onMessage);
    on("error", (message) => showHint(`The price feed failed: ${message}.`));
    on("close", (code) => {
        connection = null;
        showStatus("disconnected", `Disconnected (${code})`);
    });
}

function askForServer() {
    showStatus("disconnected", "Disconnected");
    showHint("The playground server does not run. Enter the address of a server that sends trades.");
    element("server").hidden = false;
    element("url").focus();
}

// The link begins with what the engine knew when the program started.
function showTheme({ theme }) {
    element("dark").media = theme === "dark" ? "all" : "not all";
    drawSoon();
}

async function start() {
    const info = await rp.ready();
    showTheme(info);
    if (!info.granted.includes("network:ws")) {
        showStatus("refused", "Not allowed");
        showHint("This resource was not allowed to connect to servers, so there are no prices to show.");
        element("symbols").hidden = true;
        return;
    }
    if (!info.playground) {
        askForServer();
        return;
    }
    server = `${info.playground}/ticker`;
    connect();
}

element("server").addEventListener("submit", (event) => {
    event.preventDefault();
    server = element("url").value;
    connect();
});
element("symbols").addEventListener("change", () => server !== "" && connect());
element("again").addEventListener("click", connect);
new ResizeObserver(drawSoon).observe(canvas);
rp.on("theme.changed", showTheme);
start();
