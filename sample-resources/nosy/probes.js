// How an attempt is observed, and where else it can run.

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when the connection of the SDK opens. */
export function afterEvent(connection) {
    return new Promise((resolve, reject) => {
        connection.on("open", () => resolve("connected"));
        connection.on("error", (message) => reject(new Error(message)));
        connection.on("close", (code) => reject(new Error(`closed with code ${code}`)));
    });
}

/** Calls a method of the host; rejects with its refusal. */
export async function called(rp, method, params) {
    await rp.call(method, params).catch(({ code, message }) => {
        throw new Error(`${code}: ${message}`);
    });
    return "the host did it";
}

/** What a storage of its own holds before anything was put into it is somebody else's. */
export function found(count, what) {
    if (count === 0) {
        throw new Error(`its own alone: no ${what}`);
    }
    return `read ${count} ${what}`;
}

/** Rejects if the content policy of the page stops a request to `url`. */
function stoppedByPolicy(url) {
    return new Promise((resolve, reject) => {
        document.addEventListener("securitypolicyviolation", (event) => {
            // Of some addresses the event names the origin or the scheme only.
            if (url.startsWith(event.blockedURI)) {
                reject(new Error(`stopped by the content policy (${event.effectiveDirective})`));
            }
        });
    });
}

// Engines from Chromium 109 on measure what no server answered, too, and say so by the status 0.
const wasAnswered = (timing) => timing.responseStatus !== 0;

// A failed load does not say whether a server was asked: an answer that is no image, or one that
// this page must not read, fails too. But then the engine has measured how long it took.
async function loadWithTiming(url, load) {
    const failure = await load(url).then(() => null, (error) => error);
    // The event of the policy may come after the failure, and a blocked frame even "loads".
    await pause(200);
    if (failure && !performance.getEntriesByName(url).some(wasAnswered)) {
        throw failure;
    }
    return "a server was reached";
}

/** Loads `url` with `load`; rejects only if no server was asked for it. */
export function loaded(url, load) {
    return Promise.race([stoppedByPolicy(url), loadWithTiming(url, load)]);
}

// The text of a script that runs a function elsewhere and posts what came of it.
function scriptOf(run, args, post) {
    return `(async () => (${run})(...${JSON.stringify(args)}))().then(
        (gain) => ${post}({ gain }), (error) => ${post}({ why: error.message }));`;
}

function reportFrom(sender, isReport, resolve, reject) {
    sender.addEventListener("message", ({ source, data }) => {
        if (!isReport(source)) {
            return;
        }
        if (data.why) {
            reject(new Error(data.why));
        } else {
            resolve(data.gain);
        }
    });
}

/** Runs a function that needs nothing from here in a worker. */
export function inWorker(run, ...args) {
    const script = new Blob([scriptOf(run, args, "self.postMessage")]);
    const worker = new Worker(URL.createObjectURL(script));
    return new Promise((resolve, reject) => {
        reportFrom(worker, () => true, resolve, reject);
        worker.onerror = () => reject(new Error("no worker"));
    }).finally(() => worker.terminate());
}

/** Runs a function that needs nothing from here in a frame: "srcdoc", "blob" or "data". */
export function inFrame(kind, run, ...args) {
    const post = "((result) => window.parent.postMessage(result, \"*\"))";
    const page = `<!doctype html><script>${scriptOf(run, args, post)}</script>`;
    const frame = document.createElement("iframe");
    frame.hidden = true;
    if (kind === "srcdoc") {
        frame.srcdoc = page;
    } else if (kind === "blob") {
        frame.src = URL.createObjectURL(new Blob([page], { type: "text/html" }));
    } else {
        frame.src = `data:text/html,${encodeURIComponent(page)}`;
    }
    document.body.append(frame);
    return new Promise((resolve, reject) => {
        reportFrom(window, (source) => source === frame.contentWindow, resolve, reject);
    }).finally(() => frame.remove());
}
