// Nosy: asks for no capability, tries what it was not granted, and shows what came of it.
import { createResourceClient } from "/_rp/sdk.js";
import { createAttempts } from "./attempts.js";

const timeLimit = 3000; // ms for one attempt
const element = (id) => document.getElementById(id);
const rp = createResourceClient();

function cell(row, content, className = "") {
    const node = row.insertCell();
    node.textContent = content;
    node.className = className;
    return node;
}

function addRow({ name }) {
    const row = element("rows").insertRow();
    cell(row, name);
    cell(row, "", "what");
    cell(row, "trying…", "verdict");
    return row;
}

function showResult(row, { through, what }) {
    row.cells[1].textContent = what;
    row.cells[2].textContent = through ? "got through" : "blocked";
    row.className = through ? "through" : "blocked";
}

function outOfTime() {
    return new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`nothing for ${timeLimit / 1000} s`)), timeLimit);
    });
}

async function tryOut(attempt, row) {
    // Errors thrown at once count like those that come later.
    const run = async () => attempt.run();
    const result = await Promise.race([run(), outOfTime()]).then(
        (gain) => ({ through: true, what: gain }),
        (error) => ({ through: false, what: error?.message || String(error) }));
    showResult(row, result);
    return result;
}

function showVerdict(count, through) {
    element("status").dataset.state = through === 0 ? "connected" : "refused";
    element("status").textContent =
        through === 0 ? `All ${count} blocked` : `${through} of ${count} got through`;
    console.log(`Nosy: ${count} attempts, ${through} got through`);
}

// The link begins with what the engine knew when the program started.
function showTheme({ theme }) {
    element("dark").media = theme === "dark" ? "all" : "not all";
}

async function start() {
    const info = await rp.ready();
    showTheme(info);
    if (!info.playground) {
        element("hint").textContent =
            "The playground server does not run, so the attempts aim at an address where nobody listens.";
        element("hint").hidden = false;
    }
    const attempts = createAttempts(rp, info.playground ?? "ws://127.0.0.1:9");
    const rows = attempts.map(addRow);
    const results = [];
    for (const [i, attempt] of attempts.entries()) {
        results.push(await tryOut(attempt, rows[i]));
    }
    showVerdict(results.length, results.filter(({ through }) => through).length);
}

rp.on("theme.changed", showTheme);
start();
